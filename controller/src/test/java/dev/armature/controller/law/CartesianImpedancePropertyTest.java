package dev.armature.controller.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.axisAngle.AxisAngle;
import us.ihmc.euclid.matrix.RotationMatrix;
import us.ihmc.euclid.tuple3D.Vector3D;

/// SERL's law against its formula, with the filters in closed form: after n ticks a share 1 - 0.995ⁿ of the way is
/// done by gains and targets alike.
class CartesianImpedancePropertyTest {

    private static final double KEPT = 0.995;
    private static final double LAMBDA = 0.2;
    private final Setpoint setpoint = new Setpoint(7);
    private final Command command = new Command(7);
    private final DMatrixRMaj J = new DMatrixRMaj(6, 7);
    private final double[] coriolis = new double[7];

    @Property(tries = 60, seed = "111")
    void shouldEqualTheFormulaAfterAnyNumberOfTicks(@ForAll long seed) {
        Random random = new Random(seed);
        CartesianImpedanceGains gains = gains(random);
        RobotState start = Unbounded.nearHome(random, 0);
        CartesianImpedance law = new CartesianImpedance(Unbounded.PANDA, gains);
        law.reset(start);
        RobotState state = new RobotState(7);
        state.copyFrom(start);
        for (int i = 0; i < 7; i++) {
            state.dq[i] = random.nextDouble(-0.5, 0.5);
        }
        Vector3D way = vector(random, 0.1);
        Vector3D axis = vector(random, 1);
        axis.normalize();
        double angle = random.nextDouble(0.01, 0.6);
        setpoint.X_BE_d.set(start.X_BE);
        setpoint.X_BE_d.getTranslation().add(way);
        setpoint.X_BE_d.getRotation().append(new RotationMatrix(new AxisAngle(axis, angle)));
        setpoint.sequence = 1;
        double[] sum = new double[6];
        int ticks = 1 + random.nextInt(400);
        double[] error = new double[6];
        for (int tick = 0; tick < ticks; tick++) {
            law.update(state, setpoint, command);
            error(gains, start, way, axis, angle, 1 - Math.pow(KEPT, tick), error);
            for (int k = 0; k < 6; k++) {
                double bound = k < 3 ? 0.1 : 0.3;
                sum[k] = Math.clamp(sum[k] + error[k], -bound, bound);
            }
        }
        double[] expected = torques(gains, start, state, error, sum, 1 - Math.pow(KEPT, ticks - 1));
        for (int i = 0; i < 7; i++) {
            assertThat(command.tau_J_d[i]).isCloseTo(expected[i], within(1e-6 * (1 + Math.abs(expected[i]))));
        }
    }

    /// The error after the share `done` of the way: from where the target is to where the arm stands.
    private static void error(
            CartesianImpedanceGains gains,
            RobotState start,
            Vector3D way,
            Vector3D axis,
            double angle,
            double done,
            double[] out) {
        Vector3D turn = new Vector3D(axis);
        turn.scale(Math.sin(angle * done / 2));
        start.X_BE.getRotation().transform(turn);
        double[] all = {
            -done * way.getX(), -done * way.getY(), -done * way.getZ(), -turn.getX(), -turn.getY(), -turn.getZ()
        };
        AxisClip p = gains.translationalClip();
        AxisClip o = gains.rotationalClip();
        double[] min = {p.minX(), p.minY(), p.minZ(), o.minX(), o.minY(), o.minZ()};
        double[] max = {p.maxX(), p.maxY(), p.maxZ(), o.maxX(), o.maxY(), o.maxZ()};
        for (int k = 0; k < 6; k++) {
            out[k] = Math.max(min[k], Math.min(max[k], all[k]));
        }
    }

    private double[] torques(
            CartesianImpedanceGains g, RobotState start, RobotState state, double[] e, double[] sum, double done) {
        ArmModel model = new ArmModel(Unbounded.PANDA);
        model.update(state.q, state.dq);
        model.jacobian(J);
        model.coriolis(coriolis);
        double[] out = new double[7];
        for (int k = 0; k < 6; k++) {
            double speed = 0;
            for (int i = 0; i < 7; i++) {
                speed += J.get(k, i) * state.dq[i];
            }
            double force = -done
                    * (k < 3
                            ? g.translationalStiffness() * e[k]
                                    + g.translationalDamping() * speed
                                    + g.translationalIntegral() * sum[k]
                            : g.rotationalStiffness() * e[k]
                                    + g.rotationalDamping() * speed
                                    + g.rotationalIntegral() * sum[k]);
            for (int i = 0; i < 7; i++) {
                out[i] += J.get(k, i) * force;
            }
        }
        double stiffness = done * g.nullspaceStiffness();
        double factor = done * g.joint1NullspaceFactor();
        DMatrixRMaj posture = new DMatrixRMaj(7, 1);
        for (int i = 0; i < 7; i++) {
            posture.data[i] = stiffness * (start.q[i] - state.q[i]) * (i == 0 ? factor : 1)
                    - 2 * Math.sqrt(stiffness) * state.dq[i] * (i == 0 ? 2 * Math.sqrt(factor) : 1);
        }
        DMatrixRMaj gram = new DMatrixRMaj(6, 6);
        CommonOps_DDRM.multTransB(J, J, gram);
        CommonOps_DDRM.addEquals(gram, LAMBDA * LAMBDA, CommonOps_DDRM.identity(6));
        CommonOps_DDRM.invert(gram);
        DMatrixRMaj wrench = new DMatrixRMaj(6, 1);
        DMatrixRMaj pushed = new DMatrixRMaj(6, 1);
        DMatrixRMaj leak = new DMatrixRMaj(7, 1);
        CommonOps_DDRM.mult(J, posture, wrench);
        CommonOps_DDRM.mult(gram, wrench, pushed);
        CommonOps_DDRM.multTransA(J, pushed, leak);
        for (int i = 0; i < 7; i++) {
            out[i] += posture.data[i] - leak.data[i] + coriolis[i];
        }
        return out;
    }

    @Property(tries = 40, seed = "112")
    void shouldMoveToNewGainsByAHalfPercentATick(@ForAll long seed) {
        Random random = new Random(seed);
        RobotState state = Unbounded.nearHome(random, 0);
        CartesianImpedanceGains soft = plain(100);
        CartesianImpedance law = new CartesianImpedance(Unbounded.PANDA, soft);
        law.reset(state);
        setpoint.X_BE_d.set(state.X_BE);
        run(law, state, 3000);
        state.X_BE.getTranslation().addX(0.004);
        law.gains(plain(1100));
        law.update(state, setpoint, command);
        double first = command.tau_J_d[1];
        int ticks = 1 + random.nextInt(300);
        run(law, state, ticks);
        double ratio = (100 + 1000 * (1 - Math.pow(KEPT, ticks))) / 100;
        assertThat(command.tau_J_d[1] / first).isCloseTo(ratio, within(1e-3 * ratio));
    }

    @Test
    void shouldForgetTheIntegralWhenANewTargetComes() {
        RobotState state = Unbounded.nearHome(new Random(5), 0);
        CartesianImpedance law = new CartesianImpedance(
                Unbounded.PANDA,
                new CartesianImpedanceGains(
                        0, 0, 0, 0, 1000, 0, 0, 0, AxisClip.symmetric(0.01), AxisClip.symmetric(0.05)));
        law.reset(state);
        setpoint.X_BE_d.set(state.X_BE);
        setpoint.sequence = 1;
        run(law, state, 2000);
        state.X_BE.getTranslation().addZ(0.001);
        run(law, state, 50);
        double wound = command.tau_J_d[1];
        setpoint.sequence = 2;
        run(law, state, 1);
        assertThat(command.tau_J_d[1] / wound).isCloseTo(1 / 50.0, within(1e-3));
    }

    @Test
    void shouldGoOnAfterAPoseThatIsNoPose() {
        RobotState state = Unbounded.nearHome(new Random(6), 0);
        RobotState broken = new RobotState(7);
        broken.copyFrom(state);
        broken.X_BE.setUnsafe(9, 9, 9, 0.3, -9, 9, -9, 0, 9, -9, -9, 0.5);
        CartesianImpedance law = new CartesianImpedance(Unbounded.PANDA, CartesianImpedanceGains.defaults());
        law.reset(state);
        setpoint.X_BE_d.set(state.X_BE);
        run(law, state, 10);
        for (double scale : new double[] {-9, -1, 0, 1e-3, 1e9}) {
            broken.X_BE.setUnsafe(scale, 0, 0, 0.3, 0, scale, 0, 0, 0, 0, scale, 0.5);
            law.update(broken, setpoint, command);
            assertThat(command.finite()).isTrue();
            assertThat(law.update(state, setpoint, command)).isNotEqualTo(Status.NOT_FINITE);
        }
    }

    @Test
    void shouldGoOnAfterATargetThatIsNoPose() {
        RobotState state = Unbounded.nearHome(new Random(7), 0);
        CartesianImpedance law = new CartesianImpedance(Unbounded.PANDA, CartesianImpedanceGains.defaults());
        law.reset(state);
        for (double scale : new double[] {-9, -1, 0, 1e-3, 1e9}) {
            setpoint.X_BE_d.setUnsafe(scale, 0, 0, 0.3, 0, scale, 0, 0, 0, 0, scale, 0.5);
            law.update(state, setpoint, command);
            assertThat(command.finite()).isTrue();
        }
        setpoint.X_BE_d.set(state.X_BE);
        assertThat(law.update(state, setpoint, command)).isNotEqualTo(Status.NOT_FINITE);
    }

    @Test
    void shouldSayThatAClipActed() {
        RobotState state = Unbounded.nearHome(new Random(8), 0);
        CartesianImpedance law = new CartesianImpedance(Unbounded.PANDA, plain(100));
        law.reset(state);
        setpoint.X_BE_d.set(state.X_BE);
        assertThat(law.update(state, setpoint, command)).isEqualTo(Status.OK);
        state.X_BE.getTranslation().addY(0.011);
        assertThat(law.update(state, setpoint, command)).isEqualTo(Status.LIMITED);
    }

    private void run(CartesianImpedance law, RobotState state, int ticks) {
        for (int i = 0; i < ticks; i++) {
            law.update(state, setpoint, command);
        }
    }

    private static CartesianImpedanceGains plain(double stiffness) {
        return new CartesianImpedanceGains(
                stiffness, 0, 0, 0, 0, 0, 0, 0, AxisClip.symmetric(0.01), AxisClip.symmetric(0.05));
    }

    private static Vector3D vector(Random random, double far) {
        return new Vector3D(random.nextDouble(-far, far), random.nextDouble(-far, far), random.nextDouble(-far, far));
    }

    private static CartesianImpedanceGains gains(Random random) {
        return new CartesianImpedanceGains(
                random.nextDouble(6000),
                random.nextDouble(500),
                random.nextDouble(300),
                random.nextDouble(50),
                random.nextDouble(1000),
                random.nextDouble(100),
                random.nextDouble(100),
                random.nextDouble(1000),
                clip(random, 0.05),
                clip(random, 0.2));
    }

    private static AxisClip clip(Random random, double far) {
        double[] b = random.doubles(6, 0, far).toArray();
        return new AxisClip(-b[0], -b[1], -b[2], b[3], b[4], b[5]);
    }
}
