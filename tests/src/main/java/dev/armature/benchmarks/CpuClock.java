package dev.armature.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// CPU time of all threads of this process, native ones included, to the nanosecond: what the JDK's own bean tells in
/// steps of 10 ms.
final class CpuClock {

    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;

    private final MethodHandle clockGettime = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private final MemorySegment timespec = Arena.ofAuto().allocate(2 * Long.BYTES, Long.BYTES);

    /// Nanoseconds since the process began.
    long nanos() {
        int failed;
        try {
            failed = (int) clockGettime.invokeExact(CLOCK_PROCESS_CPUTIME_ID, timespec);
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime cannot be called", e);
        }
        if (failed != 0) {
            throw new IllegalStateException("clock_gettime knows no CPU time of a process");
        }
        return timespec.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000_000_000
                + timespec.getAtIndex(ValueLayout.JAVA_LONG, 1);
    }
}
