package dev.armature.hardware.franka.server.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.robot.JointLimits;
import dev.armature.core.testing.AllocationFree;
import dev.armature.hardware.franka.Transform;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class InverseKinematicsTest {

    private final Frames frames = new Frames(Motions.PANDA);
    private final InverseKinematics kinematics = new InverseKinematics(Motions.PANDA, frames);
    private final EndEffector at = new EndEffector(Motions.PANDA, frames);

    private double[] pose(double[] q) {
        at.update(q, new double[7]);
        return at.O_T_EE.clone();
    }

    /// Away from the ends of the joints, and with a bent elbow and wrist: there no axis is lost.
    private static double[] configuration(Random random) {
        double[] q = new double[7];
        for (int i = 0; i < 7; i++) {
            JointLimits joint = Motions.PANDA.joints().get(i);
            double middle = (joint.qMin() + joint.qMax()) / 2;
            q[i] = middle + (random.nextDouble() - 0.5) * 0.5 * (joint.qMax() - joint.qMin());
        }
        q[3] = -1.2 - random.nextDouble();
        q[5] = 1.2 + random.nextDouble();
        return q;
    }

    @Property(seed = "31", tries = 300)
    void shouldReachAPoseNearBy(@ForAll long seed) {
        Random random = new Random(seed);
        double[] q = configuration(random);
        double[] wanted = q.clone();
        for (int i = 0; i < 7; i++) {
            wanted[i] += 0.003 * (2 * random.nextDouble() - 1);
        }
        double[] pose = pose(wanted);
        assertThat(kinematics.solve(pose, Double.NaN, q)).isTrue();
        assertThat(pose(q)).containsExactly(pose, within(1e-9));
    }

    /// Where joint 3 does not move the elbow there is no solution, and it says so; such places are few.
    @Test
    void shouldPutTheElbowWhereItIsAskedFor() {
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double[] q = configuration(random);
            double[] pose = pose(q);
            double elbow = q[2] + 0.002 * (2 * random.nextDouble() - 1);
            if (kinematics.solve(pose, elbow, q)) {
                found++;
                assertThat(q[2]).isCloseTo(elbow, within(1e-9));
                assertThat(pose(q)).containsExactly(pose, within(1e-9));
            }
        }
        assertThat(found).isGreaterThan(285);
    }

    @Test
    void shouldStayWhereItIs() {
        double[] q = configuration(new Random(5));
        double[] before = q.clone();
        assertThat(kinematics.solve(pose(q), Double.NaN, q)).isTrue();
        assertThat(q).containsExactly(before, within(1e-12));
    }

    @Test
    void shouldSayThatAPoseIsOutOfReach() {
        double[] q = configuration(new Random(6));
        double[] far = Transform.identity();
        far[12] = 2;
        assertThat(kinematics.solve(far, Double.NaN, q)).isFalse();
    }

    private final double[] moving = configuration(new Random(7));
    private final double[] goal = pose(moving);

    @AllocationFree
    void shouldAllocateNothing() {
        moving[1] += 1e-4;
        kinematics.solve(goal, Double.NaN, moving);
    }
}
