package dev.armature.launch.doctor;

import dev.armature.core.time.Clock;
import dev.armature.core.time.Rate;
import java.util.Arrays;
import java.util.Locale;

/// How late a thread wakes that wants to run 1000 times a second.
final class WakeUp {

    private static final Rate RATE = new Rate(1000);
    private static final int TICKS = 2000;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double P99_WANTED_US = 500;

    private WakeUp() {}

    /// Sleeps and wakes for 2 s.
    static Finding look(Clock clock) {
        long[] late = new long[TICKS];
        long deadline = clock.nanoTime();
        for (int i = 0; i < TICKS; i++) {
            deadline += RATE.periodNanos();
            clock.sleepUntil(deadline);
            late[i] = clock.nanoTime() - deadline;
        }
        Arrays.sort(late);
        double p99 = micros(late, 0.99);
        String detail = String.format(
                Locale.ROOT,
                "1 kHz wakes late by p50 %.0f µs, p99 %.0f µs, max %.0f µs",
                micros(late, 0.5),
                p99,
                micros(late, 1));
        return p99 <= P99_WANTED_US
                ? Finding.ok("clock jitter", detail)
                : Finding.warn(
                        "clock jitter", detail, "Other programs compete for the cores; stop what is not needed.");
    }

    private static double micros(long[] sorted, double part) {
        return sorted[(int) Math.round(part * (sorted.length - 1))] / NANOS_PER_MICRO;
    }
}
