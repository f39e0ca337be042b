package dev.armature.hardware.franka.server.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.hardware.franka.Transform;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaError;
import org.junit.jupiter.api.Test;

final class CartesianGeneratorTest {

    private static final double[] HOME = {0, -Math.PI / 4, 0, -3 * Math.PI / 4, 0, Math.PI / 2, Math.PI / 4};

    private final Bounds bounds = new Bounds(Motions.PANDA);
    private final Frames frames = new Frames(Motions.PANDA);
    private final Desired desired = new Desired();
    private final EndEffector at = new EndEffector(Motions.PANDA, frames);
    private final CartesianGenerator poses = new CartesianGenerator(Motions.PANDA, frames, bounds, desired, true);
    private final CartesianGenerator twists = new CartesianGenerator(Motions.PANDA, frames, bounds, desired, false);
    private final FrankaCommand command = new FrankaCommand();

    CartesianGeneratorTest() {
        rest();
    }

    private void rest() {
        at.update(HOME, new double[7]);
        desired.stand(HOME, at.O_T_EE);
        poses.start();
        twists.start();
        System.arraycopy(at.O_T_EE, 0, command.O_T_EE_c, 0, 16);
        command.validElbow = false;
    }

    @Test
    void shouldFollowACircleAndKeepTheEndEffectorOnIt() {
        double[] start = desired.O_T_EE_c.clone();
        for (int k = 0; k <= 4000; k++) {
            double angle = Math.PI / 4 * (1 - Math.cos(Math.PI / 2 * k * 1e-3));
            command.O_T_EE_c[12] = start[12] + 0.1 * Math.sin(angle);
            command.O_T_EE_c[14] = start[14] + 0.1 * (Math.cos(angle) - 1);
            assertThat(FrankaError.text(poses.follow(command))).isEqualTo("[]");
            at.update(desired.q_d, desired.dq_d);
            assertThat(at.O_T_EE).containsExactly(command.O_T_EE_c, within(1e-8));
        }
    }

    @Test
    void shouldIntegrateATwist() {
        double x = desired.O_T_EE_c[12];
        double travelled = 0;
        for (int k = 0; k < 1000; k++) {
            command.O_dP_EE_c[0] = 0.05 * (1 - Math.cos(2 * Math.PI * k * 1e-3));
            command.O_dP_EE_c[5] = 0.1 * (1 - Math.cos(2 * Math.PI * k * 1e-3));
            travelled += command.O_dP_EE_c[0] * 1e-3;
            assertThat(FrankaError.text(twists.follow(command))).isEqualTo("[]");
        }
        at.update(desired.q_d, desired.dq_d);
        assertThat(at.O_T_EE[12]).isCloseTo(x + travelled, within(1e-8));
    }

    @Test
    void shouldMoveTheElbowWithoutTheHand() {
        double[] start = desired.O_T_EE_c.clone();
        command.validElbow = true;
        Desired.elbow(HOME, command.elbow_c);
        double elbow = command.elbow_c[0];
        for (int k = 0; k <= 2000; k++) {
            command.elbow_c[0] = elbow + 0.1 * (1 - Math.cos(Math.PI * k * 1e-3));
            assertThat(FrankaError.text(poses.follow(command))).isEqualTo("[]");
        }
        assertThat(desired.q_d[2]).isCloseTo(elbow, within(1e-6));
        at.update(desired.q_d, desired.dq_d);
        assertThat(at.O_T_EE).containsExactly(start, within(1e-8));
    }

    @Test
    void shouldNameWhatIsBroken() {
        command.O_T_EE_c[0] = 0.5;
        assertThat(poses.follow(command))
                .isEqualTo(FrankaError.CARTESIAN_POSITION_MOTION_GENERATOR_INVALID_FRAME_FLAG.bit());
        rest();
        command.O_T_EE_c[12] += 0.05;
        assertThat(poses.follow(command))
                .isEqualTo(FrankaError.CARTESIAN_POSITION_MOTION_GENERATOR_START_POSE_INVALID.bit());
        rest();
        command.O_T_EE_c[12] += 0.002;
        assertThat(poses.follow(command))
                .isEqualTo(FrankaError.CARTESIAN_MOTION_GENERATOR_VELOCITY_LIMITS_VIOLATION.bit());
        rest();
        command.O_T_EE_c[12] += 0.0005;
        assertThat(poses.follow(command))
                .isEqualTo(FrankaError.CARTESIAN_MOTION_GENERATOR_VELOCITY_DISCONTINUITY.bit());
        rest();
        command.O_T_EE_c[12] += 1e-5;
        assertThat(poses.follow(command))
                .isEqualTo(FrankaError.CARTESIAN_MOTION_GENERATOR_ACCELERATION_DISCONTINUITY.bit());
        rest();
        command.validElbow = true;
        command.elbow_c[0] = HOME[2];
        command.elbow_c[1] = 1;
        assertThat(poses.follow(command))
                .isEqualTo(FrankaError.CARTESIAN_MOTION_GENERATOR_ELBOW_SIGN_INCONSISTENT.bit());
        rest();
        command.validElbow = true;
        command.elbow_c[0] = 0.5;
        command.elbow_c[1] = -1;
        assertThat(poses.follow(command)).isEqualTo(FrankaError.CARTESIAN_MOTION_GENERATOR_START_ELBOW_INVALID.bit());
    }

    @Test
    void shouldRefuseATurnThatIsTooFast() {
        Transform.advance(new double[] {0, 0, 0, 0, 0, 3}, 1e-3, command.O_T_EE_c);
        assertThat(poses.follow(command))
                .isEqualTo(FrankaError.CARTESIAN_MOTION_GENERATOR_VELOCITY_LIMITS_VIOLATION.bit());
    }

    @Test
    void shouldGoOnAsItWentWhenCommandsAreLost() {
        for (int k = 0; k < 250; k++) {
            command.O_dP_EE_c[0] = 0.05 * (1 - Math.cos(2 * Math.PI * k * 1e-3));
            assertThat(twists.follow(command)).isZero();
        }
        double v = desired.O_dP_EE_c[0];
        double a = desired.O_ddP_EE_c[0];
        for (int k = 1; k <= 19; k++) {
            twists.extrapolate();
            assertThat(desired.O_dP_EE_c[0]).isCloseTo(v + a * k * 1e-3, within(1e-12));
        }
        at.update(desired.q_d, desired.dq_d);
        assertThat(at.O_T_EE).containsExactly(desired.O_T_EE_c, within(1e-8));
    }
}
