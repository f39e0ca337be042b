package dev.armature.faults;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.process.ControlLaw;
import dev.armature.controller.process.ControlProcess;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.robot.JointLimits;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.ControlEnd;
import dev.armature.core.time.Clock;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A control process on real clocks: its loop on a thread of this process, and the policy's processes beside.
final class ArmProcess implements AutoCloseable {

    static final RobotDescription PANDA = Panda.description();
    static final long MILLI = 1_000_000;

    private final Clock clock = Clock.realTime();
    private final Path file;
    private final ControlEnd end;
    private final Thread loop;
    private final Thread service;
    private final AtomicBoolean serving = new AtomicBoolean(true);
    private final List<Process> policies = new ArrayList<>();
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    final ControlProcess control;
    final Watched arm = new Watched();

    ArmProcess(Path folder) {
        file = folder.resolve("arm");
        ControlProcess.warmUp(PANDA, MILLI, ControlLaw.CARTESIAN_IMPEDANCE, clock);
        end = ControlEnd.open(file, PANDA);
        control = new ControlProcess(PANDA, arm, ControlLaw.CARTESIAN_IMPEDANCE, end, clock);
        control.reset();
        arm.watched = control;
        loop = Thread.ofPlatform().name("loop").start(control::run);
        service = Thread.ofPlatform().name("service").start(() -> {
            while (serving.get()) {
                control.serve();
                clock.sleepUntil(clock.nanoTime() + MILLI);
            }
        });
    }

    /// Another process that joins and gives set-points.
    Process startPolicy(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(StubPolicy.class.getName());
        command.add(file.toString());
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        policies.add(process);
        return process;
    }

    /// Waits until the ladder is at `level`.
    ///
    /// @return how long that took, in ms
    long await(SafetyLevel level, long patienceMillis) {
        long begin = clock.nanoTime();
        while (control.loop().safety().level() != level) {
            long waited = (clock.nanoTime() - begin) / MILLI;
            if (waited > patienceMillis) {
                throw new AssertionError(
                        "not " + level + " but " + control.loop().safety().level() + " after " + waited + " ms");
            }
            clock.sleepUntil(clock.nanoTime() + MILLI / 2);
        }
        return (clock.nanoTime() - begin) / MILLI;
    }

    /// A step on the ladder.
    ///
    /// @param level that it led to
    /// @param nanos when
    record Change(SafetyLevel level, long nanos) {}

    /// All steps on the ladder so far.
    List<Change> changes() {
        return changes;
    }

    /// The loop's clock.
    long nanoTime() {
        return clock.nanoTime();
    }

    /// Lets `millis` pass.
    void pass(long millis) {
        clock.sleepUntil(clock.nanoTime() + millis * MILLI);
    }

    @Override
    public void close() {
        policies.forEach(Process::destroyForcibly);
        control.stop();
        serving.set(false);
        join(loop);
        join(service);
        end.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// An arm that remembers how near it came to its limits.
    final class Watched implements Plant {

        private final RigidArm rigid = new RigidArm(PANDA, MILLI);
        private final double[] last = new double[PANDA.dof()];

        /// Largest torque, torque step and speed so far, each as a share of its limit.
        volatile double worst;

        private @Nullable ControlProcess watched;
        private @Nullable SafetyLevel level;

        /// Fastest joint at the moment in rad/s.
        volatile double speed;

        @Override
        public void read(RobotState out) {
            rigid.read(out);
            out.timeNanos = clock.nanoTime();
            remember();
            double fastest = 0;
            for (int i = 0; i < last.length; i++) {
                fastest = Math.max(fastest, Math.abs(out.dq[i]));
                worst = Math.max(
                        worst, Math.abs(out.dq[i]) / PANDA.joints().get(i).dq());
            }
            speed = fastest;
        }

        private void remember() {
            ControlProcess process = watched;
            SafetyLevel now = process == null ? null : process.loop().safety().level();
            if (now != null && now != level) {
                level = now;
                changes.add(new Change(now, clock.nanoTime()));
            }
        }

        @Override
        public void write(Command command) {
            for (int i = 0; i < last.length; i++) {
                JointLimits joint = PANDA.joints().get(i);
                double tau = command.tau_J_d[i];
                double step = Math.abs(tau - last[i]) / (joint.dtau() * 1e-3);
                worst = Math.max(worst, Double.isFinite(tau) ? Math.max(Math.abs(tau) / joint.tau(), step) : 1e9);
                last[i] = tau;
            }
            rigid.write(command);
        }

        @Override
        public long periodNanos() {
            return MILLI;
        }
    }
}
