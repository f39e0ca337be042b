package dev.armature.franka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.NetworkException;
import dev.armature.hardware.franka.client.CommandException;
import dev.armature.hardware.franka.client.ControlException;
import dev.armature.hardware.franka.client.FrankaRobot;
import dev.armature.hardware.franka.client.IncompatibleVersionException;
import dev.armature.hardware.franka.client.RobotSettings;
import dev.armature.hardware.franka.motion.MotionGenerator;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes wrong at the robot's wire ends within 100 ms with a message that says what to do, and nothing
/// moves after it. Time is the best of some attempts: a machine that stands still now and then is not what is
/// tested.
final class DefinedEndTest {

    private static final Duration SOON = Duration.ofMillis(100);
    private static final int ATTEMPTS = 5;

    /// An arm brakes for so long at most, in periods of 1 ms.
    private static final int BRAKING = 1500;

    private static final double STILL = 1e-3;

    private final ServedTwin twin = ServedTwin.inStep();

    @AfterEach
    void close() {
        twin.close();
    }

    private FrankaRobot connect(FciVersion version) {
        return FrankaRobot.connect("127.0.0.1", version, RobotSettings.DEFAULT.withPort(twin.server.robotPort()));
    }

    /// Joint 4 swings by 0.2 rad in some seconds.
    private static MotionGenerator swing(Runnable each) {
        double[] time = {0};
        double[] start = new double[7];
        return MotionGenerator.jointPositions((state, period, out) -> {
            each.run();
            if (period == 0) {
                System.arraycopy(state.q_d, 0, start, 0, 7);
            }
            time[0] += 1e-3 * period;
            out.q[3] = start[3] + 0.1 * (1 - Math.cos(time[0]));
        });
    }

    private static void move(FrankaRobot robot, Runnable each) {
        robot.control(swing(each), ControllerMode.JOINT_IMPEDANCE);
    }

    private void assertStill(FrankaRobot robot) {
        for (int i = 0; i < BRAKING; i++) {
            robot.readOnce();
        }
        FrankaState before = robot.readOnce();
        for (int i = 0; i < BRAKING; i++) {
            FrankaState state = robot.readOnce();
            for (int joint = 0; joint < 7; joint++) {
                assertThat(Math.abs(state.dq[joint])).isLessThan(STILL);
                assertThat(Math.abs(state.q[joint] - before.q[joint])).isLessThan(STILL);
            }
        }
    }

    /// Runs `work` until it has failed soon enough, and answers how.
    private static <T extends Throwable> T failsSoon(Class<T> how, Runnable work) {
        @Nullable Throwable thrown = null;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && best > SOON.toNanos(); i++) {
            long start = Clock.system().nanoTime();
            thrown = catchThrowable(work::run);
            best = Math.min(best, Clock.system().nanoTime() - start);
            assertThat(thrown).isInstanceOf(how);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(SOON);
        return Objects.requireNonNull(how.cast(thrown));
    }

    @Test
    void shouldSendAnotherVersionAway() {
        var thrown = failsSoon(
                IncompatibleVersionException.class,
                () -> connect(FciVersion.FR3).close());
        assertThat(thrown).hasMessageContaining("5").hasMessageContaining("9");
    }

    @Test
    void shouldSendASecondClientAwayAndMoveOnForTheFirst() {
        try (FrankaRobot robot = connect(FciVersion.PANDA)) {
            int[] tick = {0};
            Throwable end = catchThrowable(() -> move(robot, () -> {
                if (++tick[0] == 100) {
                    NetworkException thrown = failsSoon(
                            NetworkException.class,
                            () -> connect(FciVersion.PANDA).close());
                    assertThat(thrown).hasMessageContaining("another client");
                }
                if (tick[0] == 300) {
                    throw new IllegalStateException("enough");
                }
            }));
            assertThat(end).hasMessage("enough");
            assertStill(robot);
        }
    }

    @Test
    void shouldRefuseToMoveAfterAReflexUntilRecovered() {
        try (FrankaRobot robot = connect(FciVersion.PANDA)) {
            Throwable reflex = catchThrowable(() -> robot.control((state, period, out) -> out.tau_J[3] = 1e3));
            assertThat(reflex)
                    .isInstanceOf(ControlException.class)
                    .hasMessageContaining("reflex")
                    .hasMessageContaining("automaticErrorRecovery");
            assertStill(robot);
            CommandException thrown = failsSoon(CommandException.class, () -> move(robot, () -> {}));
            assertThat(thrown).hasMessageContaining("REFLEX").hasMessageContaining("automaticErrorRecovery");
            assertStill(robot);
        }
    }

    @Test
    void shouldEndWhenTheServerDies() {
        try (FrankaRobot robot = connect(FciVersion.PANDA)) {
            int[] tick = {0};
            long[] died = new long[1];
            Throwable thrown = catchThrowable(() -> move(robot, () -> {
                if (++tick[0] == 100) {
                    twin.server.close();
                    died[0] = Clock.system().nanoTime();
                }
            }));
            assertThat(Duration.ofNanos(Clock.system().nanoTime() - died[0])).isLessThan(SOON.multipliedBy(ATTEMPTS));
            assertThat(thrown).isInstanceOf(NetworkException.class).hasMessageContaining("closed the connection");
        }
    }

    @Test
    void shouldNotSendWhatIsNoNumberAndStop() {
        try (FrankaRobot robot = connect(FciVersion.PANDA)) {
            int[] tick = {0};
            long[] given = new long[1];
            Throwable thrown = catchThrowable(() -> robot.control((state, period, out) -> {
                out.tau_J[0] = 0.1;
                if (++tick[0] == 100) {
                    given[0] = Clock.system().nanoTime();
                    out.tau_J[2] = Double.NaN;
                }
            }));
            assertThat(Duration.ofNanos(Clock.system().nanoTime() - given[0])).isLessThan(SOON.multipliedBy(ATTEMPTS));
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NaN");
            assertStill(robot);
        }
    }
}
