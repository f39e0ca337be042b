package dev.armature.twin;

import static dev.armature.twin.Law.PANDA;

import dev.armature.core.Setpoint;
import dev.armature.core.testing.AllocationFree;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import us.ihmc.euclid.tuple3D.Vector3D;

/// A tick of each law round the twin makes no garbage, wherever it is sent.
class LawAllocationTest {

    private static final Vector3D NOTHING = new Vector3D();
    private static final double[] HOME =
            PANDA.home().stream().mapToDouble(Double::doubleValue).toArray();

    private final Bench joints = new Bench(Law.JOINT_IMPEDANCE, HOME);
    private final Bench cartesian = new Bench(Law.CARTESIAN_IMPEDANCE, HOME);
    private final Bench operational = new Bench(Law.OPERATIONAL_SPACE, HOME);
    private final Setpoint[] targets = new Setpoint[100];
    private int tick;

    LawAllocationTest() {
        Random random = new Random(1);
        for (int i = 0; i < targets.length; i++) {
            targets[i] = new Setpoint(PANDA.dof());
            targets[i].sequence = i;
            Targets.anywhere(targets[i], random);
        }
    }

    @AfterEach
    void close() {
        joints.close();
        cartesian.close();
        operational.close();
    }

    @AllocationFree(warmUp = 10_000, runs = 5_000)
    void shouldAllocateNothingWithJointImpedance() {
        tick(joints);
    }

    @AllocationFree(warmUp = 10_000, runs = 5_000)
    void shouldAllocateNothingWithCartesianImpedance() {
        tick(cartesian);
    }

    @AllocationFree(warmUp = 10_000, runs = 5_000)
    void shouldAllocateNothingWithOperationalSpaceControl() {
        tick(operational);
    }

    private void tick(Bench bench) {
        bench.setpoint.copyFrom(targets[tick++ / 100 % targets.length]);
        bench.tick(NOTHING);
    }
}
