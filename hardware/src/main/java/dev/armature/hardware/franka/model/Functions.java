package dev.armature.hardware.franka.model;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import dev.armature.core.UserError;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The 30 functions of a loaded model library, by their addresses, and how each form of them is called.
final class Functions {

    private static final Linker LINKER = Linker.nativeLinker();

    /// `void f(out)`
    static final MethodHandle ALONE = handle(FunctionDescriptor.ofVoid(ADDRESS));
    /// `void f(q, out)`
    static final MethodHandle OF_Q = handle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
    /// `void f(q, F_T_EE, out)`
    static final MethodHandle OF_Q_AND_TOOL = handle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
    /// `void M_NE(q, I, m, F_x_C, out)`, and `g_NE` with gravity in place of the inertia
    static final MethodHandle MASS = handle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_DOUBLE, ADDRESS, ADDRESS));
    /// `void c_NE(q, dq, I, m, F_x_C, out)`
    static final MethodHandle CORIOLIS =
            handle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, JAVA_DOUBLE, ADDRESS, ADDRESS));

    private static final int FRAMES = 9;

    final MemorySegment M_NE;
    final MemorySegment c_NE;
    final MemorySegment g_NE;
    final MemorySegment[] O_T_J;
    final MemorySegment[] O_J_J;
    final MemorySegment[] Ji_J_J;

    private Functions(SymbolLookup symbols) {
        M_NE = symbols.findOrThrow("M_NE");
        c_NE = symbols.findOrThrow("c_NE");
        g_NE = symbols.findOrThrow("g_NE");
        O_T_J = frames(symbols, "O_T_J");
        O_J_J = frames(symbols, "O_J_J");
        Ji_J_J = frames(symbols, "Ji_J_J");
    }

    /// Loads a library for as long as `arena` lives.
    static Functions load(byte[] library, Arena arena) {
        String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        if (!machine.toLowerCase(Locale.ROOT).equals("linux on amd64")) {
            throw new UserError("the model library", "cannot be loaded by " + machine, "It needs Linux on x64.");
        }
        try {
            Path file = Files.createTempFile("fcimodel", ".so");
            try {
                Files.write(file, library);
                return new Functions(SymbolLookup.libraryLookup(file, arena));
            } finally {
                // what is mapped stays
                Files.delete(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError(
                    System.getProperty("java.io.tmpdir"),
                    "is no folder that the model library can be written to and loaded from",
                    "Give another folder with -Djava.io.tmpdir=DIR.",
                    e);
        }
    }

    private static MemorySegment[] frames(SymbolLookup symbols, String name) {
        MemorySegment[] all = new MemorySegment[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            all[i] = symbols.findOrThrow(name + (i + 1));
        }
        return all;
    }

    /// Their 2 µs at most are too short to be worth telling the garbage collector of.
    private static MethodHandle handle(FunctionDescriptor form) {
        return LINKER.downcallHandle(form, Linker.Option.critical(false));
    }
}
