package dev.armature.controller.realtime;

import dev.armature.controller.arm.RigidArm;
import dev.armature.controller.loop.ControlLoop;
import dev.armature.core.Command;
import dev.armature.core.Plant;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// Runs a control loop on a make-believe arm before the real one is touched, so that the compiler has done its work:
/// interpreted, a tick takes fifty times as long and allocates.
///
/// Loop and clock are those of the real loop. The arms are of three kinds that take turns: had the compiler seen one
/// kind alone it would build the tick for that, and throw it away at the first tick with the real plant.
public final class WarmUp {

    /// As many ticks as the compiler wants to see, and more than the 5000 after which nothing is interpreted any more.
    public static final int TICKS = 15_000;

    private static final int KINDS = 3;

    /// How long it sleeps after a tick, in ns: the sleep is compiled too.
    private static final long NAP_NANOS = 20_000;

    private WarmUp() {}

    /// Ticks `ticks` times, as fast as it goes. Takes some seconds.
    ///
    /// @param loops makes the loop round a plant, in all else like the real one
    /// @param clock of these loops; slept on too
    /// @param before called before each tick with the clock's time: what publishes set-points
    /// @return how many ticks were in [dev.armature.controller.safety.SafetyLevel#RUN]
    public static long run(
            RobotDescription robot,
            long periodNanos,
            Function<Plant, ControlLoop> loops,
            Clock clock,
            LongConsumer before,
            int ticks) {
        ControlLoop[] kinds = new ControlLoop[KINDS];
        for (int i = 0; i < KINDS; i++) {
            RigidArm arm = new RigidArm(robot, periodNanos);
            kinds[i] = loops.apply(
                    switch (i) {
                        case 0 -> new First(arm, clock);
                        case 1 -> new Second(arm, clock);
                        default -> new Third(arm, clock);
                    });
            kinds[i].reset();
        }
        for (int tick = 0; tick < ticks; tick++) {
            before.accept(clock.nanoTime());
            kinds[tick % KINDS].tick();
            clock.sleepUntil(clock.nanoTime() + NAP_NANOS);
        }
        long run = 0;
        for (ControlLoop loop : kinds) {
            run += loop.ticks() - loop.held();
        }
        return run;
    }

    /// An arm whose states are as fresh on the loop's clock as a robot's.
    private abstract static class Stamped implements Plant {

        private final RigidArm arm;
        private final Clock clock;

        Stamped(RigidArm arm, Clock clock) {
            this.arm = arm;
            this.clock = clock;
        }

        @Override
        public final void read(RobotState out) {
            arm.read(out);
            out.timeNanos = clock.nanoTime();
        }

        @Override
        public final void write(Command command) {
            arm.write(command);
        }

        @Override
        public final long periodNanos() {
            return arm.periodNanos();
        }
    }

    private static final class First extends Stamped {
        First(RigidArm arm, Clock clock) {
            super(arm, clock);
        }
    }

    private static final class Second extends Stamped {
        Second(RigidArm arm, Clock clock) {
            super(arm, clock);
        }
    }

    private static final class Third extends Stamped {
        Third(RigidArm arm, Clock clock) {
            super(arm, clock);
        }
    }
}
