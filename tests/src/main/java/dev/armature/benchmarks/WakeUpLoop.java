package dev.armature.benchmarks;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.process.ControlLaw;
import dev.armature.controller.process.ControlProcess;
import dev.armature.controller.realtime.RealTime;
import dev.armature.controller.realtime.RealTimeThread;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.ControlEnd;
import dev.armature.core.time.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The control process that [WakeUp] measures, in a JVM of its own: at each wake-up a whole tick (state,
/// shared memory, law, safety filter, a rigid arm in place of the robot), where the C program only wakes.
///
/// Speaks as the C program does: for each line `TICKS` on standard input, how late each wake-up was.
final class WakeUpLoop {

    /// From here on a wake-up tells its time too, in ns.
    private static final long LONG_PAUSE_NANOS = 10_000_000;

    private static final long PERIOD_NANOS = 1_000_000;
    private static final int MOST_TICKS = 1_000_000;

    private WakeUpLoop() {}

    public static void main(String[] args) throws IOException {
        Clock clock = Clock.realTime();
        RobotDescription robot = Panda.description();
        ControlProcess.warmUp(robot, PERIOD_NANOS, ControlLaw.CARTESIAN_IMPEDANCE, clock);
        ControlProcess control = new ControlProcess(
                robot,
                new Stamped(new RigidArm(robot, PERIOD_NANOS), clock),
                ControlLaw.CARTESIAN_IMPEDANCE,
                ControlEnd.rehearsal(robot),
                clock);
        control.reset();
        long[] late = new long[MOST_TICKS];
        long[] at = new long[MOST_TICKS];
        loop(control, clock, 2000, late, at);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (RealTimeThread rights = RealTimeThread.enter(RealTime.process(RealtimeConfig.ENFORCE))) {
            System.out.println(rights.granted());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int ticks = Integer.parseInt(line);
                loop(control, clock, ticks, late, at);
                tell(ticks, late, at);
            }
        }
    }

    private static void loop(ControlProcess control, Clock clock, int ticks, long[] late, long[] at) {
        long due = (clock.nanoTime() / PERIOD_NANOS + 10) * PERIOD_NANOS;
        for (int i = 0; i < ticks; i++) {
            clock.sleepUntil(due);
            at[i] = clock.nanoTime();
            late[i] = at[i] - due;
            control.tick();
            due += PERIOD_NANOS;
            long behind = clock.nanoTime() - due;
            if (behind > 0) {
                due += (1 + behind / PERIOD_NANOS) * PERIOD_NANOS;
            }
        }
    }

    private static void tell(int ticks, long[] late, long[] at) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < ticks; i++) {
            line.append(late[i]);
            if (late[i] >= LONG_PAUSE_NANOS) {
                line.append('@').append(at[i]);
            }
            line.append(' ');
        }
        System.out.println(line);
    }

    /// An arm whose states are as fresh as a robot's.
    private record Stamped(RigidArm arm, Clock clock) implements Plant {

        @Override
        public void read(RobotState out) {
            arm.read(out);
            out.timeNanos = clock.nanoTime();
        }

        @Override
        public void write(Command command) {
            arm.write(command);
        }

        @Override
        public long periodNanos() {
            return arm.periodNanos();
        }
    }
}
