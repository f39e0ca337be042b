package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.process.ControlLaw;
import dev.armature.controller.process.ControlProcess;
import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.shared.ControlEnd;
import dev.armature.core.time.Clock;
import dev.armature.core.time.ManualClock;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Fault 29: a pause of the collector, stolen CPU, code thrown away, in the loop. Overruns are counted, the
/// robot stays within its limits, and a tick allocates nothing.
@Timeout(120)
final class Fault29Test {

    private static final int TICKS = 100_000;

    @TempDir
    private Path folder;

    private final AtomicLong kept = new AtomicLong();

    @Test
    void shouldCountOverrunsAndStayWithinLimitsWhenTheMachineIsBusy() throws Exception {
        AtomicBoolean busy = new AtomicBoolean(true);
        List<Thread> stress = new ArrayList<>();
        try (ArmProcess arm = new ArmProcess(folder)) {
            Process policy = arm.startPolicy("none");
            assertThat(policy.getInputStream().read()).isEqualTo('.');
            long before = arm.control.loop().ticks() + arm.control.overruns();
            long begin = Clock.system().nanoTime();
            for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
                stress.add(Thread.ofPlatform().start(() -> allocate(busy)));
            }
            for (int i = 0; i < 4; i++) {
                arm.pass(500);
                System.gc();
            }
            busy.set(false);
            long seen = arm.control.loop().ticks();
            while (arm.control.loop().ticks() < seen + 100) {
                arm.pass(1); // what the loop was late by when the stress ended is counted at the end of that tick
            }
            double periods = (Clock.system().nanoTime() - begin) * 1e-6;
            long counted = arm.control.loop().ticks() + arm.control.overruns() - before;

            assertThat((double) counted).isBetween(0.9 * periods - 50, periods + 50);
            assertThat(arm.arm.worst).isLessThanOrEqualTo(1.0001);
        } finally {
            busy.set(false);
            for (Thread thread : stress) {
                thread.join();
            }
        }
    }

    /// One late tick of a quarter of a second in the middle of a motion.
    @Test
    void shouldSkipWhatItMissedAndNotMakeUpForIt() {
        ManualClock clock = new ManualClock(0);
        List<Long> times = new ArrayList<>();
        ControlEnd end = ControlEnd.rehearsal(ArmProcess.PANDA);
        Plant slow = new Slow(clock, times);
        ControlProcess control = new ControlProcess(ArmProcess.PANDA, slow, ControlLaw.CARTESIAN_IMPEDANCE, end, clock);
        control.reset();

        Thread runner = Thread.ofPlatform().start(control::run);
        while (control.loop().ticks() < 50) {
            Clock.system().sleepUntil(Clock.system().nanoTime() + ArmProcess.MILLI);
        }
        control.stop();
        join(runner);

        assertThat(control.overruns()).isEqualTo(250);
        assertThat(control.longestOverrun()).isEqualTo(250);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isIn(ArmProcess.MILLI, 251 * ArmProcess.MILLI);
        }
    }

    @Test
    void shouldAllocateNothingInAHundredThousandTicks() {
        ManualClock clock = new ManualClock(0);
        ControlEnd end = ControlEnd.rehearsal(ArmProcess.PANDA);
        Plant arm = new Slow(clock, null);
        ControlProcess control = new ControlProcess(ArmProcess.PANDA, arm, ControlLaw.CARTESIAN_IMPEDANCE, end, clock);
        control.reset();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 4 && bytes != 0; attempt++) {
            long empty = -threads.getCurrentThreadAllocatedBytes() + threads.getCurrentThreadAllocatedBytes();
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int tick = 0; tick < TICKS; tick++) {
                control.tick();
                clock.advance(ArmProcess.MILLI);
            }
            bytes = threads.getCurrentThreadAllocatedBytes() - before - empty;
        }
        assertThat(bytes).isZero();
    }

    private void allocate(AtomicBoolean busy) {
        while (busy.get()) {
            byte[] garbage = new byte[100_000];
            kept.addAndGet(garbage.length);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// An arm whose twentieth command takes a quarter of a second.
    private static final class Slow implements Plant {

        private final RigidArm rigid = new RigidArm(ArmProcess.PANDA, ArmProcess.MILLI);
        private final ManualClock clock;
        private final @Nullable List<Long> times;

        Slow(ManualClock clock, @Nullable List<Long> times) {
            this.clock = clock;
            this.times = times;
        }

        @Override
        public void read(RobotState out) {
            rigid.read(out);
            out.timeNanos = clock.nanoTime();
        }

        @Override
        public void write(Command command) {
            rigid.write(command);
            if (times != null) {
                times.add(clock.nanoTime());
                if (times.size() == 20) {
                    clock.advance(250 * ArmProcess.MILLI + 1);
                }
            }
        }

        @Override
        public long periodNanos() {
            return ArmProcess.MILLI;
        }
    }
}
