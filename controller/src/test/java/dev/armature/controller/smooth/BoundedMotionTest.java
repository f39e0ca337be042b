package dev.armature.controller.smooth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.testing.AllocationFree;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.tuple3D.Vector3D;
import us.ihmc.euclid.tuple4D.Quaternion;

class BoundedMotionTest {

    private static final RobotDescription PANDA = Panda.description();
    private static final double DT = 1e-3;
    private static final double SHARE = 0.2;
    private final BoundedMotion smoother = new BoundedMotion(PANDA, SHARE, SHARE, DT);
    private final RobotState state = new RobotState(7);
    private final Setpoint target = new Setpoint(7);
    private final Setpoint out = new Setpoint(7);

    BoundedMotionTest() {
        new RigidArm(PANDA, 1_000_000).read(state);
        smoother.reset(state);
        target.X_BE_d.set(state.X_BE);
        System.arraycopy(state.q, 0, target.q_d, 0, 7);
        smoother.smooth(0, target, out);
    }

    @Property(tries = 30, seed = "5")
    void shouldBoundSpeedAndAccelerationWhateverTheTargets(@ForAll long seed) {
        Random random = new Random(seed);
        smoother.reset(state);
        out.X_BE_d.set(state.X_BE);
        System.arraycopy(state.q, 0, out.q_d, 0, 7);
        Vector3D last = new Vector3D(out.X_BE_d.getTranslation());
        Vector3D lastVelocity = new Vector3D();
        double[] q = out.q_d.clone();
        for (int tick = 0; tick < 3000; tick++) {
            if (random.nextInt(50) == 0) {
                double reach = random.nextBoolean() ? 0.05 : 1;
                target.X_BE_d.getTranslation().set(random.nextDouble(-reach, reach), random.nextDouble(reach), 0.4);
                target.X_BE_d.getRotation().setYawPitchRoll(random.nextDouble(-3, 3), random.nextDouble(-1, 1), 3);
                target.q_d[random.nextInt(7)] = random.nextDouble(-2, 2);
            }
            Quaternion before = new Quaternion(out.X_BE_d.getRotation());
            smoother.smooth(0, target, out);
            Vector3D velocity = new Vector3D(out.X_BE_d.getTranslation());
            velocity.sub(last);
            velocity.scale(1 / DT);
            assertThat(velocity.norm()).isLessThanOrEqualTo(SHARE * 1.7 + 1e-9);
            Vector3D change = new Vector3D(velocity);
            change.sub(lastVelocity);
            assertThat(change.norm() / DT).isLessThanOrEqualTo(SHARE * 13 + 1e-6);
            assertThat(before.distance(new Quaternion(out.X_BE_d.getRotation())) / DT)
                    .isLessThanOrEqualTo(SHARE * 2.5 + 1e-6);
            for (int i = 0; i < 7; i++) {
                assertThat(Math.abs(out.q_d[i] - q[i]) / DT)
                        .isLessThanOrEqualTo(SHARE * PANDA.joints().get(i).dq() + 1e-9);
                assertThat(out.dq_d[i]).isCloseTo((out.q_d[i] - q[i]) / DT, within(1e-9));
            }
            last.set(out.X_BE_d.getTranslation());
            lastVelocity.set(velocity);
            q = out.q_d.clone();
        }
    }

    @Test
    void shouldArriveAndStopWithoutOvershoot() {
        double start = out.X_BE_d.getTranslationX();
        target.X_BE_d.getTranslation().addX(0.1);
        target.q_d[0] = 0.3;
        for (int tick = 0; tick < 3000; tick++) {
            smoother.smooth(0, target, out);
            assertThat(out.X_BE_d.getTranslationX()).isLessThanOrEqualTo(start + 0.1 + 1e-6);
            assertThat(out.q_d[0]).isLessThanOrEqualTo(0.3 + 1e-6);
        }
        assertThat(out.X_BE_d.getTranslationX()).isCloseTo(start + 0.1, within(1e-6));
        assertThat(out.q_d[0]).isCloseTo(0.3, within(1e-6));
        assertThat(out.dq_d[0]).isCloseTo(0, within(1e-6));
        assertThat(smoother.smooth(0, target, out)).isEqualTo(Status.OK);
    }

    @Test
    void shouldArriveAtTheTargetOrientation() {
        target.X_BE_d.getRotation().appendYawRotation(1);
        target.X_BE_d.getRotation().appendRollRotation(-0.5);
        for (int tick = 0; tick < 4000; tick++) {
            smoother.smooth(0, target, out);
        }
        assertThat(new Quaternion(out.X_BE_d.getRotation()).distance(new Quaternion(target.X_BE_d.getRotation())))
                .isLessThan(1e-5);
    }

    @Test
    void shouldStayWhenTheTargetIsNotFinite() {
        double x = out.X_BE_d.getTranslationX();
        target.X_BE_d.getTranslation().setX(Double.NaN);
        assertThat(smoother.smooth(0, target, out)).isEqualTo(Status.NOT_FINITE);
        assertThat(out.X_BE_d.getTranslationX()).isCloseTo(x, within(1e-12));
        assertThat(out.finite()).isTrue();
    }

    @Test
    void shouldHandTimeSequenceAndGripperThrough() {
        target.timeNanos = 7;
        target.sequence = 8;
        target.gripperWidth = 0.03;
        smoother.smooth(0, target, out);
        assertThat(out.timeNanos).isEqualTo(7);
        assertThat(out.sequence).isEqualTo(8);
        assertThat(out.gripperWidth).isEqualTo(0.03);
    }

    @Test
    void shouldRefuseSharesBeyondTheLimits() {
        assertThatThrownBy(() -> new BoundedMotion(PANDA, 1.1, 1, DT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BoundedMotion(PANDA, 1, 0, DT)).isInstanceOf(IllegalArgumentException.class);
    }

    @AllocationFree
    void shouldAllocateNothing() {
        target.X_BE_d.getTranslation().setX(target.X_BE_d.getTranslationX() > 0.35 ? 0.3 : 0.4);
        smoother.smooth(0, target, out);
    }
}
