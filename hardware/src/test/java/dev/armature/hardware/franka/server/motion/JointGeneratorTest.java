package dev.armature.hardware.franka.server.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.hardware.franka.Transform;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaError;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JointGeneratorTest {

    private static final double DT = 1e-3;
    private static final double[] HOME = {0, -Math.PI / 4, 0, -3 * Math.PI / 4, 0, Math.PI / 2, Math.PI / 4};

    private final Bounds bounds = new Bounds(Motions.PANDA);
    private final Desired desired = new Desired();
    private final JointGenerator positions = new JointGenerator(bounds, desired, true);
    private final JointGenerator velocities = new JointGenerator(bounds, desired, false);
    private final FrankaCommand command = new FrankaCommand();

    JointGeneratorTest() {
        rest();
    }

    private void rest() {
        desired.stand(HOME, Transform.identity());
        positions.start();
        velocities.start();
        System.arraycopy(HOME, 0, command.q_c, 0, 7);
    }

    private static double[] jerky(Random random, double[] limits, double[] va) {
        double jerk = (random.nextDouble() * 2 - 1) * limits[2];
        double a = Math.clamp(va[1] + jerk * DT, -limits[1], limits[1]);
        // turns round before it is too fast
        double turn = va[1] * Math.abs(va[1]) / (2 * limits[2]);
        if (va[0] + turn > 0.8 * limits[0]) {
            a = Math.max(va[1] - limits[2] * DT, -limits[1]);
        } else if (va[0] + turn < -0.8 * limits[0]) {
            a = Math.min(va[1] + limits[2] * DT, limits[1]);
        }
        return new double[] {va[0] + a * DT, a};
    }

    @Property(seed = "21", tries = 30)
    void shouldTakeAllThatIsWithinTheLimits(@ForAll long seed) {
        rest();
        Random random = new Random(seed);
        double[][] va = new double[7][2];
        for (int k = 0; k < 300; k++) {
            for (int i = 0; i < 7; i++) {
                va[i] = jerky(random, bounds.rates[i], va[i]);
                command.dq_c[i] = va[i][0];
            }
            long errors =
                    velocities.follow(command) & ~FrankaError.JOINT_MOTION_GENERATOR_POSITION_LIMITS_VIOLATION.bit();
            assertThat(FrankaError.text(errors)).isEqualTo("[]");
        }
    }

    @Test
    void shouldNameWhatIsBroken() {
        command.q_c[2] += 0.1;
        assertThat(positions.follow(command))
                .isEqualTo(FrankaError.JOINT_POSITION_MOTION_GENERATOR_START_POSE_INVALID.bit());
        rest();
        command.q_c[2] += 0.003;
        assertThat(positions.follow(command))
                .isEqualTo(FrankaError.JOINT_MOTION_GENERATOR_VELOCITY_LIMITS_VIOLATION.bit());
        rest();
        command.q_c[2] += 0.0001;
        assertThat(positions.follow(command))
                .isEqualTo(FrankaError.JOINT_MOTION_GENERATOR_VELOCITY_DISCONTINUITY.bit());
        rest();
        command.q_c[2] += 8e-6;
        assertThat(positions.follow(command))
                .isEqualTo(FrankaError.JOINT_MOTION_GENERATOR_ACCELERATION_DISCONTINUITY.bit());
        rest();
        command.q_c[2] += 4.9e-9;
        assertThat(positions.follow(command)).isZero();
    }

    @Test
    void shouldSayThatAJointGoesTooFar() {
        double[] edge = HOME.clone();
        edge[5] = 3.7525 - 1e-9;
        desired.stand(edge, Transform.identity());
        positions.start();
        System.arraycopy(edge, 0, command.q_c, 0, 7);
        command.q_c[5] += 5e-9;
        assertThat(positions.follow(command))
                .isEqualTo(FrankaError.JOINT_MOTION_GENERATOR_POSITION_LIMITS_VIOLATION.bit());
    }

    @Test
    void shouldReportWhatAClientNeedsToForeseeTheChecks() {
        command.q_c[0] += 4e-9;
        positions.follow(command);
        assertThat(desired.q_d[0]).isEqualTo(command.q_c[0]);
        assertThat(desired.dq_d[0]).isCloseTo(4e-6, within(1e-12));
        assertThat(desired.ddq_d[0]).isCloseTo(4e-3, within(1e-9));
    }

    @Test
    void shouldExtrapolateAtConstantAcceleration() {
        desired.dq_d[0] = 0.5;
        desired.ddq_d[0] = 2;
        for (int k = 1; k <= 19; k++) {
            positions.extrapolate();
            assertThat(desired.dq_d[0]).isCloseTo(0.5 + 2 * k * DT, within(1e-12));
            assertThat(desired.ddq_d[0]).isCloseTo(2, within(1e-9));
        }
    }

    @Property(seed = "22", tries = 100)
    void shouldNeverExtrapolateBeyondTheLimits(@ForAll long seed) {
        rest();
        Random random = new Random(seed);
        for (int i = 0; i < 7; i++) {
            desired.dq_d[i] = bounds.joints[i].dq() * (2 * random.nextDouble() - 1);
            desired.ddq_d[i] = bounds.joints[i].ddq() * (2 * random.nextDouble() - 1);
        }
        for (int k = 0; k < 3000; k++) {
            positions.extrapolate();
            for (int i = 0; i < 7; i++) {
                assertThat(Math.abs(desired.dq_d[i])).isLessThanOrEqualTo(bounds.joints[i].dq());
                assertThat(desired.q_d[i]).isBetween(bounds.joints[i].qMin(), bounds.joints[i].qMax());
            }
        }
    }
}
