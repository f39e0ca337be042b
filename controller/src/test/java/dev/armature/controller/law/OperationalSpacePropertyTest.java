package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.controller.law.OperationalSpaceGains.OrientationError;
import dev.armature.controller.law.OperationalSpaceGains.Posture;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import us.ihmc.euclid.axisAngle.AxisAngle;
import us.ihmc.euclid.matrix.RotationMatrix;
import us.ihmc.euclid.tuple3D.Vector3D;

/// Khatib's law against its formula by plain matrix inverses, and its null space against what it promises.
class OperationalSpacePropertyTest {

    private final Setpoint setpoint = new Setpoint(7);
    private final Command command = new Command(7);
    private final DMatrixRMaj J = new DMatrixRMaj(6, 7);
    private final DMatrixRMaj M = new DMatrixRMaj(7, 7);
    private final DMatrixRMaj inverseM = new DMatrixRMaj(7, 7);
    private final double[] coriolis = new double[7];

    @Property(tries = 100, seed = "121")
    void shouldNotAccelerateTheHandByTheNullspace(@ForAll long seed) {
        Random random = new Random(seed);
        OperationalSpaceGains gains = gains(random, false);
        RobotState state = Unbounded.nearHome(random, 0);
        setpoint.X_BE_d.set(state.X_BE);
        update(gains, state);
        model(gains, state);
        DMatrixRMaj tau = new DMatrixRMaj(7, 1, true, command.tau_J_d);
        assertThat(CommonOps_DDRM.elementMaxAbs(tau)).isGreaterThan(1e-4);
        DMatrixRMaj ddq = new DMatrixRMaj(7, 1);
        DMatrixRMaj acceleration = new DMatrixRMaj(6, 1);
        CommonOps_DDRM.mult(inverseM, tau, ddq);
        CommonOps_DDRM.mult(J, ddq, acceleration);
        assertThat(CommonOps_DDRM.elementMaxAbs(acceleration)).isLessThan(1e-7);
        assertThat(CommonOps_DDRM.elementMaxAbs(ddq)).isGreaterThan(1e-4);
    }

    @Property(tries = 100, seed = "122")
    void shouldEqualTheFormulaByPlainInverses(@ForAll long seed) {
        Random random = new Random(seed);
        OperationalSpaceGains gains = gains(random, true);
        RobotState state = Unbounded.nearHome(random, 0.5);
        Vector3D axis = new Vector3D(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        axis.normalize();
        double angle = random.nextDouble(0.05, 1);
        Vector3D way = new Vector3D(
                random.nextDouble(0.01, 0.2), random.nextDouble(-0.2, -0.01), random.nextDouble(0.01, 0.2));
        setpoint.X_BE_d.set(state.X_BE);
        setpoint.X_BE_d.getTranslation().add(way);
        setpoint.X_BE_d.getRotation().preMultiply(new RotationMatrix(new AxisAngle(axis, angle)));
        update(gains, state);
        double size = gains.orientation() == OrientationError.AXES ? Math.sin(angle) : Math.sin(angle / 2);
        double[] error = {way.getX(), way.getY(), way.getZ(), size * axis.getX(), size * axis.getY(), size * axis.getZ()
        };
        double[] expected = expected(gains, state, error);
        for (int i = 0; i < 7; i++) {
            assertThat(command.tau_J_d[i]).isCloseTo(expected[i], within(1e-6 * (1 + Math.abs(expected[i]))));
        }
    }

    private double[] expected(OperationalSpaceGains gains, RobotState state, double[] error) {
        model(gains, state);
        DMatrixRMaj JT = CommonOps_DDRM.transpose(J, null);
        DMatrixRMaj MJ = new DMatrixRMaj(7, 6);
        DMatrixRMaj A = new DMatrixRMaj(6, 6);
        CommonOps_DDRM.mult(inverseM, JT, MJ);
        CommonOps_DDRM.mult(J, MJ, A);
        if (!gains.coupled()) {
            // force does not know of moment, nor moment of force
            for (int k = 0; k < 9; k++) {
                A.set(k / 3, 3 + k % 3, 0);
                A.set(3 + k % 3, k / 3, 0);
            }
        }
        DMatrixRMaj lambda = new DMatrixRMaj(6, 6);
        CommonOps_DDRM.invert(A, lambda);
        double[] out = new double[7];
        DMatrixRMaj wanted = new DMatrixRMaj(6, 1);
        for (int k = 0; k < 6; k++) {
            double stiffness = k < 3 ? gains.translationalStiffness() : gains.rotationalStiffness();
            double speed = 0;
            for (int i = 0; i < 7; i++) {
                speed += J.get(k, i) * state.dq[i];
            }
            wanted.set(k, stiffness * error[k] - 2 * Math.sqrt(stiffness) * speed);
        }
        DMatrixRMaj wrench = new DMatrixRMaj(6, 1);
        CommonOps_DDRM.mult(lambda, wanted, wrench);
        for (int i = 0; i < 42; i++) {
            out[i % 7] += J.get(i / 7, i % 7) * wrench.get(i / 7);
        }
        double[] posture = posture(gains, state);
        // N = I - Jᵀ Λ J M⁻¹
        DMatrixRMaj Lambda = new DMatrixRMaj(6, 6);
        CommonOps_DDRM.mult(J, MJ, Lambda);
        CommonOps_DDRM.invert(Lambda);
        DMatrixRMaj left = new DMatrixRMaj(7, 6);
        DMatrixRMaj N = new DMatrixRMaj(7, 7);
        CommonOps_DDRM.mult(JT, Lambda, left);
        CommonOps_DDRM.multTransB(left, MJ, N);
        for (int i = 0; i < 7; i++) {
            out[i] += posture[i] + (gains.coriolis() ? coriolis[i] : 0);
            for (int k = 0; k < 7; k++) {
                out[i] -= N.get(i, k) * posture[k];
            }
        }
        return out;
    }

    private double[] posture(OperationalSpaceGains gains, RobotState state) {
        double k = gains.nullspaceStiffness();
        boolean spring = gains.posture() == Posture.SPRING;
        double[] pull = new double[7];
        for (int i = 0; i < 7; i++) {
            pull[i] = k * (gains.restingPose().get(i) - state.q[i]) - (spring ? 0 : 2 * Math.sqrt(k) * state.dq[i]);
        }
        double[] out = new double[7];
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                out[i] += (spring ? i == j ? 1 : 0 : M.get(i, j)) * pull[j];
            }
        }
        return out;
    }

    @Property(tries = 100, seed = "123")
    void shouldIgnoreErrorsInsideTheDeadband(@ForAll long seed) {
        Random random = new Random(seed);
        OperationalSpaceGains still = new OperationalSpaceGains(
                150,
                150,
                OrientationError.QUATERNION,
                Collections.nCopies(7, 0.1),
                Posture.SPRING,
                0,
                Collections.nCopies(7, 0.0),
                0.005,
                0.05,
                List.of(),
                false,
                random.nextBoolean());
        RobotState state = Unbounded.nearHome(random, 0);
        setpoint.X_BE_d.set(state.X_BE);
        setpoint.X_BE_d.getTranslation().addX(random.nextDouble(-0.0049, 0.0049));
        setpoint.X_BE_d.getRotation().appendYawRotation(random.nextDouble(-0.09, 0.09));
        update(still, state);
        assertThat(Arrays.stream(command.tau_J_d).map(Math::abs).max().orElseThrow())
                .isLessThan(1e-12);
        setpoint.X_BE_d.getTranslation().addX(0.01);
        update(still, state);
        assertThat(Arrays.stream(command.tau_J_d).map(Math::abs).max().orElseThrow())
                .isGreaterThan(1e-3);
    }

    @Test
    void shouldStayFiniteAtASingularity() {
        RobotState state = new RobotState(7);
        state.q[3] = -0.07;
        Unbounded.pose(state);
        setpoint.X_BE_d.set(state.X_BE);
        setpoint.X_BE_d.getTranslation().addZ(0.3);
        for (OperationalSpaceGains gains : List.of(OperationalSpaceGains.deoxys(), OperationalSpaceGains.robosuite())) {
            assertThat(update(gains, state)).isNotEqualTo(Status.NOT_FINITE);
            assertThat(command.finite()).isTrue();
            assertThat(Arrays.stream(command.tau_J_d).map(Math::abs).max().orElseThrow())
                    .isLessThan(1e4);
        }
    }

    @Property(tries = 50, seed = "124")
    void shouldNeverThrowOnPosesThatAreNone(@ForAll long seed) {
        Random random = new Random(seed);
        RobotState state = Unbounded.nearHome(random, 0.5);
        double[] m = random.doubles(12, -100, 100).toArray();
        setpoint.X_BE_d.setUnsafe(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11]);
        update(OperationalSpaceGains.deoxys(), state);
        assertThat(command.finite()).isTrue();
        update(OperationalSpaceGains.robosuite(), state);
        assertThat(command.finite()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 8})
    void shouldRefuseListsThatDoNotFitTheJoints(int n) {
        List<Double> list = Collections.nCopies(n, 0.1);
        assertThatThrownBy(() -> new OperationalSpace(Unbounded.PANDA, with(list, List.of(), List.of())))
                .hasMessageContaining("panda")
                .hasMessageContaining("7 numbers");
        if (n > 0) {
            List<Double> seven = Collections.nCopies(7, 0.1);
            assertThatThrownBy(() -> new OperationalSpace(Unbounded.PANDA, with(seven, list, List.of())))
                    .hasMessageContaining("resting pose");
            assertThatThrownBy(() -> new OperationalSpace(Unbounded.PANDA, with(seven, List.of(), list)))
                    .hasMessageContaining("avoidance");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void shouldNameTheGainThatIsOutOfItsRange(double bad) {
        List<Double> seven = new ArrayList<>(Collections.nCopies(7, 0.1));
        seven.set(2, bad);
        assertThatThrownBy(() -> with(seven, List.of(), List.of())).hasMessageContaining("residual mass");
        assertThatThrownBy(() -> with(List.of(0.1), seven, List.of())).hasMessageContaining("resting pose");
        assertThatThrownBy(() -> with(List.of(0.1), List.of(), seven))
                .hasMessageContaining("avoidance")
                .hasMessageContaining(String.valueOf(bad));
        assertThatThrownBy(() -> scalars(2000.1, 0, 0, 0, 0)).hasMessageContaining("translational stiffness");
        assertThatThrownBy(() -> scalars(0, -1, 0, 0, 0)).hasMessageContaining("rotational stiffness");
        assertThatThrownBy(() -> scalars(0, 0, 200.1, 0, 0)).hasMessageContaining("null-space stiffness");
        assertThatThrownBy(() -> scalars(0, 0, 0, 0.011, 0)).hasMessageContaining("translational deadband");
        assertThatThrownBy(() -> scalars(0, 0, 0, 0, bad))
                .hasMessageContaining("rotational deadband")
                .hasMessageContaining(String.valueOf(bad));
    }

    private static OperationalSpaceGains scalars(double p, double o, double n, double bandP, double bandO) {
        return new OperationalSpaceGains(
                p,
                o,
                OrientationError.AXES,
                List.of(),
                Posture.SPRING,
                n,
                List.of(),
                bandP,
                bandO,
                List.of(),
                false,
                false);
    }

    private static OperationalSpaceGains with(List<Double> mass, List<Double> rest, List<Double> avoidance) {
        return new OperationalSpaceGains(
                100, 100, OrientationError.AXES, mass, Posture.SPRING, 1, rest, 0, 0, avoidance, false, false);
    }

    private Status update(OperationalSpaceGains gains, RobotState state) {
        OperationalSpace law = new OperationalSpace(Unbounded.PANDA, gains);
        law.reset(state);
        return law.update(state, setpoint, command);
    }

    private void model(OperationalSpaceGains gains, RobotState state) {
        ArmModel model = new ArmModel(Unbounded.PANDA);
        model.update(state.q, state.dq);
        model.jacobian(J);
        model.massMatrix(M);
        model.coriolis(coriolis);
        for (int i = 0; i < 7; i++) {
            M.add(i, i, gains.residualMass().get(i));
        }
        CommonOps_DDRM.invert(M, inverseM);
    }

    private static OperationalSpaceGains gains(Random random, boolean coriolis) {
        return new OperationalSpaceGains(
                random.nextDouble(10, 500),
                random.nextDouble(10, 500),
                random.nextBoolean() ? OrientationError.AXES : OrientationError.QUATERNION,
                Arrays.stream(random.doubles(7, 0.05, 0.5).toArray()).boxed().toList(),
                random.nextBoolean() ? Posture.SPRING : Posture.ACCELERATION,
                random.nextDouble(1, 50),
                Arrays.stream(random.doubles(7, -2, 2).toArray()).boxed().toList(),
                0,
                0,
                List.of(),
                coriolis && random.nextBoolean(),
                random.nextBoolean());
    }
}
