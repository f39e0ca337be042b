package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.testing.AllocationFree;
import org.junit.jupiter.api.AfterEach;

final class AllocationTest {

    private final Model model = Scenes.ball();
    private final Data data = model.newData();
    private final Model armModel = Scenes.pendulum();
    private final Data arm = armModel.newData();
    private final double[] q = new double[1];
    private final double[] dq = new double[1];
    private final double[] tau = new double[1];
    private final double[] jacp = new double[3];
    private final double[] jacr = new double[3];
    private final double[] state = new double[arm.stateSize()];
    private final double[] point = {1, 0, 1};
    private final double[] direction = {0, 0, -1};

    @AfterEach
    void close() {
        arm.close();
        armModel.close();
        data.close();
        model.close();
    }

    @AllocationFree
    void shouldTickWithoutAllocating() {
        arm.qpos().get(0, q);
        arm.qvel().get(0, dq);
        tau[0] = -10 * q[0] - dq[0];
        arm.ctrl().put(0, tau);
        arm.step(1);
        assertFinite(arm.time());
    }

    @AllocationFree
    void shouldAskForMechanicsWithoutAllocating() {
        arm.forward();
        arm.jacSite(0, jacp, jacr);
        arm.jacBody(1, jacp, jacr);
        arm.fullMass(tau);
        arm.gravity(tau);
        arm.saveState(state);
        arm.loadState(state);
    }

    @AllocationFree
    void shouldLookAtContactsWithoutAllocating() {
        data.qpos().put(2, 0.09);
        data.forward();
        Contacts contacts = data.contacts();
        assertFinite(contacts.normalForce(0) + contacts.distance(0) + contacts.geom1(0));
        assertFinite(data.ray(point, direction, -1));
    }

    private static void assertFinite(double x) {
        if (!Double.isFinite(x)) {
            assertThat(x).isFinite();
        }
    }
}
