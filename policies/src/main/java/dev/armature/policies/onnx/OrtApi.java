package dev.armature.policies.onnx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.onnxruntime.OrtSession;
import dev.armature.policies.Port;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;

/// The few functions of ONNX Runtime's C API (`onnxruntime_c_api.h`) that a call of a graph needs. The Java API makes
/// the session; a call through it costs a microsecond and 400 B of garbage, which a perceptron feels.
///
/// Addresses are plain longs: a [MemorySegment] as argument would be acquired and released on every call.
final class OrtApi {

    /// The version of the table that is asked for. The table only grows, so an older one is always there.
    private static final int VERSION = 17;

    private static final long CPU_MEMORY_INFO;
    private static final MethodHandle ERROR_MESSAGE;
    private static final MethodHandle RELEASE_STATUS;
    private static final MethodHandle RUN;
    private static final MethodHandle TENSOR_WITH_DATA;
    private static final MethodHandle RELEASE_VALUE;
    private static final Field SESSION_HANDLE;

    static {
        // the runtime's own Java classes have loaded the library
        OnnxEnvironment.get();
        MemorySegment table = table();
        MethodHandle cpuMemoryInfo = function(table, 69, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG);
        ERROR_MESSAGE = function(table, 2, JAVA_LONG, JAVA_LONG);
        RUN = function(
                table, 9, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                JAVA_LONG);
        TENSOR_WITH_DATA = function(
                table, 49, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);
        RELEASE_STATUS = procedure(table, 93);
        RELEASE_VALUE = procedure(table, 96);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(JAVA_LONG);
            int deviceAllocator = 0;
            int defaultMemory = 0;
            check((long) cpuMemoryInfo.invokeExact(deviceAllocator, defaultMemory, out.address()));
            CPU_MEMORY_INFO = out.get(JAVA_LONG, 0);
            SESSION_HANDLE = OrtSession.class.getDeclaredField("nativeHandle");
            SESSION_HANDLE.setAccessible(true);
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private OrtApi() {}

    /// The `OrtSession*` of a session.
    static long handle(OrtSession session) {
        try {
            return SESSION_HANDLE.getLong(session);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the session's handle cannot be read", e);
        }
    }

    /// An `OrtValue*` over `data`, which must live as long as it does.
    static long tensor(Arena arena, MemorySegment data, Port port) {
        long[] axes = port.shape().stream().mapToLong(Integer::longValue).toArray();
        MemorySegment shape = arena.allocateFrom(JAVA_LONG, axes);
        MemorySegment out = arena.allocate(JAVA_LONG);
        int type = switch (port.type()) {
            case FLOAT32 -> 1;
            case INT64 -> 7;
        };
        try {
            check((long) TENSOR_WITH_DATA.invokeExact(
                    CPU_MEMORY_INFO,
                    data.address(),
                    data.byteSize(),
                    shape.address(),
                    (long) axes.length,
                    type,
                    out.address()));
        } catch (Throwable e) {
            throw failed(e);
        }
        return out.get(JAVA_LONG, 0);
    }

    /// Runs a session. Every argument is the address of an array in C, but for the session and the two counts.
    ///
    /// @throws IllegalStateException with the runtime's message when the call failed
    static void run(
            long session, long inputNames, long inputs, long inputCount, long outputNames, long outputs, long count) {
        try {
            check((long) RUN.invokeExact(session, 0L, inputNames, inputs, inputCount, outputNames, count, outputs));
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void releaseValue(long value) {
        try {
            RELEASE_VALUE.invokeExact(value);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static void check(long status) throws Throwable {
        if (status != 0) {
            MemorySegment text = MemorySegment.ofAddress((long) ERROR_MESSAGE.invokeExact(status));
            String message = text.reinterpret(Integer.MAX_VALUE).getString(0);
            RELEASE_STATUS.invokeExact(status);
            throw new IllegalStateException(message);
        }
    }

    private static IllegalStateException failed(Throwable cause) {
        return cause instanceof IllegalStateException said ? said : new IllegalStateException(cause);
    }

    /// `OrtGetApiBase()->GetApi(VERSION)`.
    private static MemorySegment table() {
        try {
            MemorySegment getBase = SymbolLookup.loaderLookup().findOrThrow("OrtGetApiBase");
            MemorySegment base = (MemorySegment) Linker.nativeLinker()
                    .downcallHandle(getBase, FunctionDescriptor.of(ADDRESS))
                    .invokeExact();
            MemorySegment getApi = base.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
            MemorySegment table = (MemorySegment) Linker.nativeLinker()
                    .downcallHandle(getApi, FunctionDescriptor.of(ADDRESS, JAVA_INT))
                    .invokeExact(VERSION);
            return table.reinterpret(128 * ADDRESS.byteSize());
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static MethodHandle function(
            MemorySegment table, int place, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(table.getAtIndex(ADDRESS, place), FunctionDescriptor.of(result, arguments));
    }

    private static MethodHandle procedure(MemorySegment table, int place) {
        return Linker.nativeLinker()
                .downcallHandle(table.getAtIndex(ADDRESS, place), FunctionDescriptor.ofVoid(JAVA_LONG));
    }
}
