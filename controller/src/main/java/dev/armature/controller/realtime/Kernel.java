package dev.armature.controller.realtime;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The few calls to Linux that real time takes, each for the calling thread or the whole process. They return 0 or the
/// error number. Not for the tick.
final class Kernel {

    static final int EPERM = 1;
    static final int ENOMEM = 12;

    private static final int SCHED_OTHER = 0;
    private static final int SCHED_FIFO = 1;

    /// Threads that this one starts are ordinary ones: the JVM's would else inherit the priority.
    private static final int SCHED_RESET_ON_FORK = 0x40000000;

    private static final int PR_SET_TIMERSLACK = 29;
    private static final int MCL_CURRENT_AND_FUTURE = 3;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_IN = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SETSCHEDULER =
            handle("sched_setscheduler", FunctionDescriptor.of(INT, INT, INT, ValueLayout.ADDRESS), ERRNO);
    private static final MethodHandle GETSCHEDULER = handle("sched_getscheduler", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle PRCTL =
            handle("prctl", FunctionDescriptor.of(INT, INT, LONG), ERRNO, Linker.Option.firstVariadicArg(1));
    private static final MethodHandle MLOCKALL = handle("mlockall", FunctionDescriptor.of(INT, INT), ERRNO);
    private static final MethodHandle MUNLOCKALL = handle("munlockall", FunctionDescriptor.of(INT), ERRNO);

    private Kernel() {}

    private static MethodHandle handle(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, options);
    }

    /// SCHED_FIFO at `priority` for the calling thread.
    static int fifo(int priority) {
        return schedule(SCHED_FIFO | SCHED_RESET_ON_FORK, priority);
    }

    /// The calling thread becomes an ordinary one again.
    static int ordinary() {
        return schedule(SCHED_OTHER | SCHED_RESET_ON_FORK, 0);
    }

    private static int schedule(int policy, int priority) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment param = arena.allocateFrom(INT, priority);
            return error((int) SETSCHEDULER.invokeExact(state, 0, policy, param), state);
        } catch (Throwable e) {
            throw broken("sched_setscheduler", e);
        }
    }

    /// Whether the calling thread is in SCHED_FIFO.
    static boolean isFifo() {
        try {
            return ((int) GETSCHEDULER.invokeExact(0) & ~SCHED_RESET_ON_FORK) == SCHED_FIFO;
        } catch (Throwable e) {
            throw broken("sched_getscheduler", e);
        }
    }

    /// How much later than asked the kernel may wake the calling thread to save power.
    ///
    /// @param nanos in ns; 0 for the usual 50 µs. Real-time threads have none whatever is said here
    static int timerSlack(long nanos) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return error((int) PRCTL.invokeExact(state, PR_SET_TIMERSLACK, nanos), state);
        } catch (Throwable e) {
            throw broken("prctl", e);
        }
    }

    /// Keeps all memory of the process, present and future, from being paged out.
    static int lockMemory() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return error((int) MLOCKALL.invokeExact(state, MCL_CURRENT_AND_FUTURE), state);
        } catch (Throwable e) {
            throw broken("mlockall", e);
        }
    }

    /// Takes it back.
    static int unlockMemory() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return error((int) MUNLOCKALL.invokeExact(state), state);
        } catch (Throwable e) {
            throw broken("munlockall", e);
        }
    }

    private static int error(int returned, MemorySegment state) {
        return returned == 0 ? 0 : (int) ERRNO_IN.get(state, 0L);
    }

    private static IllegalStateException broken(String call, Throwable e) {
        return new IllegalStateException(call + " cannot be called", e);
    }
}
