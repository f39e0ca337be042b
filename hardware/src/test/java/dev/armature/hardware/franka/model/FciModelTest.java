package dev.armature.hardware.franka.model;

import static dev.armature.hardware.franka.model.RandomPanda.PANDA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.ArmModel;
import dev.armature.core.robot.Link;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.testing.AllocationFree;
import dev.armature.hardware.franka.Transform;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// The library that clients are sent computes what the controllers compute.
class FciModelTest {

    /// Torques of tens of N·m from other sums of the same numbers.
    private static final double SAME = 1e-9;

    private static final double[] EARTH = {0, 0, -9.81};
    private static final double[] UNTURNED = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

    private final FciModel panda = new FciModel(PANDA);
    private final Payload hand = Payload.hand(PANDA);
    private final double[] F_x_C = hand.F_x_C();
    private final double[] I = hand.I();
    private final double[] F_T_EE = Flange.F_T_EE(PANDA);
    private final double[] M = new double[49];
    private final double[] tau = new double[7];
    private final double[] T = new double[16];
    private final double[] J = new double[42];

    @Property(tries = 200, seed = "1")
    void shouldComputeTheTorquesOfTheControllersModelForAnyArm(@ForAll long seed) {
        RobotDescription robot = RandomPanda.other(seed);
        FciModel model = new FciModel(robot);
        ArmModel arm = new ArmModel(robot);
        double[] q = RandomPanda.q(seed);
        double[] dq = RandomPanda.dq(seed);
        double[] expected = new double[7];
        arm.update(q, dq);

        model.coriolis(q, dq, I, hand.mass(), F_x_C, tau);
        arm.coriolis(expected);
        assertThat(tau).containsExactly(expected, within(SAME));
        model.gravity(q, hand.mass(), F_x_C, EARTH, tau);
        arm.gravity(expected);
        assertThat(tau).containsExactly(expected, within(SAME));
        model.mass(q, I, hand.mass(), F_x_C, M);
        DMatrixRMaj mass = new DMatrixRMaj(7, 7);
        arm.massMatrix(mass);
        assertThat(M).containsExactly(mass.data, within(SAME));
    }

    @Property(tries = 200, seed = "2")
    void shouldPutAndMoveTheEndEffectorAsTheControllersModelForAnyArm(@ForAll long seed) {
        RobotDescription robot = RandomPanda.other(seed);
        FciModel model = new FciModel(robot);
        ArmModel arm = new ArmModel(robot);
        double[] q = RandomPanda.q(seed);
        arm.update(q, tau);

        RigidBodyTransform X_BE = new RigidBodyTransform();
        arm.pose(X_BE);
        model.pose(Frame.END_EFFECTOR, q, F_T_EE, UNTURNED, T);
        double[] there = new double[16];
        Transform.set(X_BE, there);
        assertThat(T).containsExactly(there, within(SAME));
        DMatrixRMaj expected = new DMatrixRMaj(6, 7);
        arm.jacobian(expected);
        model.zeroJacobian(Frame.END_EFFECTOR, q, F_T_EE, UNTURNED, J);
        for (int i = 0; i < 42; i++) {
            assertThat(J[i]).isCloseTo(expected.get(i % 6, i / 6), within(SAME));
        }
    }

    @Property(tries = 200, seed = "3")
    void shouldFeelALoadAsAHandThatIsHeavier(@ForAll long seed) {
        Payload all = hand.and(RandomPanda.load(new Random(seed)));
        ArmModel arm = new ArmModel(carrying(all));
        double[] q = RandomPanda.q(seed);
        double[] dq = RandomPanda.dq(seed);
        double[] expected = new double[7];
        arm.update(q, dq);

        panda.coriolis(q, dq, all.I(), all.mass(), all.F_x_C(), tau);
        arm.coriolis(expected);
        assertThat(tau).containsExactly(expected, within(SAME));
        panda.gravity(q, all.mass(), all.F_x_C(), EARTH, tau);
        arm.gravity(expected);
        assertThat(tau).containsExactly(expected, within(SAME));
        panda.mass(q, all.I(), all.mass(), all.F_x_C(), M);
        DMatrixRMaj mass = new DMatrixRMaj(7, 7);
        arm.massMatrix(mass);
        assertThat(M).containsExactly(mass.data, within(SAME));
    }

    @Property(tries = 200, seed = "4")
    void shouldHaveASymmetricPositiveMassMatrixAnywhere(@ForAll long seed) {
        panda.mass(RandomPanda.q(seed), I, hand.mass(), F_x_C, M);
        for (int i = 0; i < 49; i++) {
            assertThat(M[i]).isEqualTo(M[i % 7 * 7 + i / 7]);
        }
        assertThat(LinearSolverFactory_DDRM.chol(7).setA(new DMatrixRMaj(7, 7, true, M.clone())))
                .isTrue();
    }

    @Property(tries = 100, seed = "5")
    void shouldBearTheWholeArmsMomentInWhateverWayThingsFall(@ForAll long seed) {
        double[] g_earth = new Random(seed).doubles(3, -10, 10).toArray();
        double[] q = RandomPanda.q(seed);
        panda.gravity(q, hand.mass(), F_x_C, g_earth, tau);
        assertThat(tau[0]).isCloseTo(momentAboutZ(q, g_earth), within(SAME));
    }

    @Property(tries = 100, seed = "6")
    void shouldHoldTheSameWhenTheArmAndTheWayThingsFallAreTurnedAlike(@ForAll long seed) {
        double[] g_earth = new Random(seed).doubles(3, -10, 10).toArray();
        double[] q = RandomPanda.q(seed);
        panda.gravity(q, hand.mass(), F_x_C, g_earth, tau);
        double[] turned = new double[7];
        q[0] += Math.PI / 2;
        panda.gravity(q, hand.mass(), F_x_C, new double[] {-g_earth[1], g_earth[0], g_earth[2]}, turned);
        assertThat(turned).containsExactly(tau, within(SAME));
    }

    /// Of all that is beyond the first joint, each part's weight at its centre of mass.
    private static double momentAboutZ(double[] q, double[] g) {
        FciModel model = new FciModel(PANDA);
        double[] T = new double[16];
        double moment = 0;
        for (int i = 0; i <= 7; i++) {
            model.pose(Frame.values()[i], q, UNTURNED, UNTURNED, T);
            Payload body = i == 7 ? Payload.hand(PANDA) : bare(PANDA.links().get(i));
            double x = T[12] + T[0] * body.x() + T[4] * body.y() + T[8] * body.z();
            double y = T[13] + T[1] * body.x() + T[5] * body.y() + T[9] * body.z();
            moment -= body.mass() * (x * g[1] - y * g[0]);
        }
        return moment;
    }

    private static Payload bare(Link link) {
        return new Payload(link.mass(), link.comX(), link.comY(), link.comZ(), 0, 0, 0, 0, 0, 0);
    }

    @Test
    void shouldAgreeWithItselfOnEveryThread() {
        double[] q = RandomPanda.q(7);
        panda.mass(q, I, hand.mass(), F_x_C, M);
        double[] other = new double[49];
        Thread thread = Thread.ofPlatform().start(() -> new FciModel(PANDA).mass(q, I, hand.mass(), F_x_C, other));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(other).containsExactly(M);
    }

    @Test
    void shouldGiveWhatIsNotANumberWhenGivenIt() {
        double[] q = RandomPanda.q(1);
        q[2] = Double.NaN;
        panda.gravity(q, hand.mass(), F_x_C, EARTH, tau);
        assertThat(tau[0]).isNaN();
    }

    private final double[] home = RandomPanda.q(9);
    private final double[] speed = RandomPanda.dq(9);

    @AllocationFree
    void shouldAllocateNothing() {
        panda.mass(home, I, hand.mass(), F_x_C, M);
        panda.coriolis(home, speed, I, hand.mass(), F_x_C, tau);
        panda.gravity(home, hand.mass(), F_x_C, EARTH, tau);
        panda.pose(Frame.STIFFNESS, home, F_T_EE, UNTURNED, T);
        panda.zeroJacobian(Frame.END_EFFECTOR, home, F_T_EE, UNTURNED, J);
        panda.bodyJacobian(Frame.JOINT_1, home, F_T_EE, UNTURNED, J);
        panda.bodyJacobian(Frame.FLANGE, home, F_T_EE, UNTURNED, J);
    }

    private static RobotDescription carrying(Payload p) {
        Link hand = new Link(
                "hand",
                0,
                0,
                0,
                p.mass(),
                p.x(),
                p.y(),
                p.z() + Flange.OFFSET,
                p.ixx(),
                p.iyy(),
                p.izz(),
                p.ixy(),
                p.ixz(),
                p.iyz(),
                0);
        return new RobotDescription(
                "loaded",
                PANDA.joints(),
                PANDA.links(),
                hand,
                PANDA.X_LE(),
                PANDA.cartesian(),
                PANDA.home(),
                PANDA.gripperWidthMax());
    }
}
