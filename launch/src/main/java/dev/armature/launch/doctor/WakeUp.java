package dev.armature.launch.doctor;

import dev.armature.controller.realtime.RealTime;
import dev.armature.controller.realtime.RealTimeThread;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.core.time.Clock;
import dev.armature.core.time.Rate;
import java.util.Arrays;
import java.util.Locale;

/// How many of 1000 wake-ups a second come in their period, judged as libfranka's `communication_test` judges a
/// connection: 0.95 of them and more are good, less than 0.90 are too few.
final class WakeUp {

    private static final String PLAIN = "clock jitter";
    private static final String REAL_TIME = "1 kHz loop";
    private static final Rate RATE = new Rate(1000);
    private static final int TICKS = 2500;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double GOOD = 0.95;
    private static final double POOR = 0.90;
    private static final String COMPETE = "Other programs compete for the cores; stop what is not needed.";

    private WakeUp() {}

    /// Sleeps and wakes for 2.5 s as any program does.
    static Finding look(Clock clock) {
        Measured measured = Measured.on(clock);
        if (measured.share() >= GOOD) {
            return Finding.ok(PLAIN, measured.words("an ordinary thread") + ": good enough for a twin");
        }
        String verdict = measured.share() >= POOR ? ": a twin will stutter" : ": a twin will not keep up";
        return Finding.warn(PLAIN, measured.words("an ordinary thread") + verdict, COMPETE);
    }

    /// The same with the rights of a control thread; only told where this user has none.
    static Finding lookWithRights(Clock clock) {
        Finding[] finding = new Finding[1];
        Thread thread = Thread.ofPlatform().start(() -> finding[0] = onThisThread(clock));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return finding[0];
    }

    private static Finding onThisThread(Clock clock) {
        try (RealTimeThread rights = RealTimeThread.enter(RealTime.thread(RealtimeConfig.TRY))) {
            return rights.complete()
                    ? judge(Measured.on(clock))
                    : Finding.warn(
                            REAL_TIME,
                            "not measured: " + rights.refused() + "; enough for a twin, not for a robot",
                            rights.wayOut());
        }
    }

    private static Finding judge(Measured measured) {
        String words = measured.words("a real-time thread");
        if (measured.share() >= GOOD) {
            return Finding.ok(REAL_TIME, words + ": good enough for a robot");
        }
        return measured.share() >= POOR
                ? Finding.warn(REAL_TIME, words + ": a robot may stop in the middle of a motion", machine())
                : Finding.fail(REAL_TIME, words + ": a robot will stop in the middle of a motion", machine());
    }

    private static String machine() {
        return COMPETE + " A PREEMPT_RT kernel, a fixed CPU frequency and a machine that is not virtual help.";
    }

    /// What was measured.
    private static final class Measured {

        private final long[] lateNanos = new long[TICKS];

        static Measured on(Clock clock) {
            Measured measured = new Measured();
            long deadline = clock.nanoTime();
            for (int i = 0; i < TICKS; i++) {
                deadline += RATE.periodNanos();
                clock.sleepUntil(deadline);
                measured.lateNanos[i] = clock.nanoTime() - deadline;
            }
            Arrays.sort(measured.lateNanos);
            return measured;
        }

        /// Of all wake-ups, those that came before the next was due.
        double share() {
            return (double) Arrays.stream(lateNanos)
                            .filter(late -> late < RATE.periodNanos())
                            .count()
                    / lateNanos.length;
        }

        String words(String who) {
            return String.format(
                    Locale.ROOT,
                    "%.1f %% of the wake-ups of %s at 1 kHz come in time; late by p50 %.0f µs, p99 %.0f µs, max %.0f µs",
                    Math.floor(1000 * share()) / 10,
                    who,
                    micros(0.5),
                    micros(0.99),
                    micros(1));
        }

        private double micros(double part) {
            return lateNanos[(int) Math.round(part * (lateNanos.length - 1))] / NANOS_PER_MICRO;
        }
    }
}
