package dev.armature.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.ActionSpec.Kind;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import us.ihmc.euclid.matrix.RotationMatrix;

class ActionTargetTest {

    private static final RobotDescription PANDA = Panda.description();
    private final RobotState state = new RobotState(7);
    private final Setpoint setpoint = new Setpoint(7);

    @BeforeEach
    void atHome() {
        new RigidArm(PANDA, 1_000_000).read(state);
        setpoint.X_BE_d.set(state.X_BE);
    }

    @Test
    void shouldSetThePositionKeepTheOrientationAndOpenTheGripper() {
        target(Kind.CARTESIAN_POSITION, 4).apply(new float[] {0.4f, 0.1f, 0.3f, 0}, 1, state, setpoint);
        assertThat(setpoint.X_BE_d.getTranslationX()).isCloseTo(0.4, within(1e-6));
        assertThat(setpoint.X_BE_d.getM22()).isEqualTo(state.X_BE.getM22());
        assertThat(setpoint.gripperWidth).isCloseTo(0.04, within(1e-9));
        assertThat(setpoint.sequence).isEqualTo(1);
    }

    @Test
    void shouldTurnTheHandAsAskedWhereAnActionIsAPositionAlone() {
        RotationMatrix down = new RotationMatrix(0, 0, Math.PI);
        ActionSpec spec = new ActionSpec(
                Kind.CARTESIAN_POSITION, Collections.nCopies(4, "a"), Collections.nCopies(4, "1"), "base");
        ActionTarget target = new ActionTarget(PANDA, spec, 1e-3, Grip.OPEN_OR_CLOSED, down);
        setpoint.X_BE_d.getRotation().setIdentity();
        target.apply(new float[] {0.4f, 0.1f, 0.3f, -0.1f}, 1, state, setpoint);
        assertThat(setpoint.X_BE_d.getRotation()).isEqualTo(down);
        assertThat(setpoint.gripperWidth).isZero();
    }

    @Test
    void shouldGiveATargetThatIsNotFiniteForAnActionThatIsNot() {
        for (int d = 0; d < 4; d++) {
            float[] action = {0.4f, 0.1f, 0.3f, 1};
            action[d] = Float.NaN;
            target(Kind.CARTESIAN_POSITION, 4).apply(action, 1, state, setpoint);
            assertThat(setpoint.finite()).isFalse();
        }
    }

    @Test
    void shouldNotOpenTheGripperFartherThanItGoes() {
        target(Kind.CARTESIAN_POSITION, 4).apply(new float[] {0, 0, 0, 7}, 1, state, setpoint);
        assertThat(setpoint.gripperWidth).isEqualTo(0.08);
    }

    @Test
    void shouldMakeAStepOnceFromWhereTheArmIs() {
        ActionTarget target = target(Kind.CARTESIAN_DELTA, 7);
        float[] step = {0.01f, 0, 0, 0, 0, 0.1f, -1};
        target.apply(step, 1, state, setpoint);
        target.apply(step, 1, state, setpoint);
        double x = state.X_BE.getTranslationX() + 0.01;
        assertThat(setpoint.X_BE_d.getTranslationX()).isCloseTo(x, within(1e-6));
        // the gripper looks down along z: a turn about the base's z
        assertThat(setpoint.X_BE_d.getM00()).isCloseTo(Math.cos(0.1), within(1e-6));
        assertThat(setpoint.X_BE_d.getM10()).isCloseTo(Math.sin(0.1), within(1e-6));
        assertThat(setpoint.gripperWidth).isZero();
    }

    @Test
    void shouldStepOnceInEachPeriodAndNeverHalfOpenWhenChunksComeLateAndAreBlended() {
        List<String> names = List.of("x", "y", "z", "rx", "ry", "rz", "gripper");
        ActionSpec spec =
                new ActionSpec(Kind.CARTESIAN_DELTA, names, List.of("m", "m", "m", "rad", "rad", "rad", "1"), "base");
        int periods = 40;
        long period = 100;
        ChunkScheduler scheduler = new ChunkScheduler(spec, 8, period, 2, period);
        ActionTarget target = new ActionTarget(PANDA, spec, 1e-3);
        ActionChunk chunk = new ActionChunk(spec, 8, period);
        double x = state.X_BE.getTranslationX();
        for (long now = 0; now < periods * period; now += 10) {
            // a chunk for each period's start comes when four tenths of it are over
            if (now % period == 40) {
                chunk.setStartNanos(now - 40);
                for (int row = 0; row < 8; row++) {
                    chunk.set(row, 0, 0.001f);
                    chunk.set(row, 6, now / period % 2 == 0 ? 1 : -1);
                }
                assertThat(scheduler.offer(chunk, now)).isEqualTo(Status.OK);
            }
            if (scheduler.sample(now) != ChunkPhase.EMPTY) {
                target.apply(scheduler.due(), scheduler.serial(), state, setpoint);
                boolean open = (now - 40) / period % 2 == 0;
                assertThat(setpoint.gripperWidth).isEqualTo(open ? PANDA.gripperWidthMax() : 0);
                state.X_BE.set(setpoint.X_BE_d);
            }
        }
        assertThat(setpoint.sequence).isEqualTo(periods);
        assertThat(state.X_BE.getTranslationX() - x).isCloseTo(periods * 0.001, within(1e-6));
    }

    @Test
    void shouldIntegrateVelocitiesUpToTheEndOfAJoint() {
        ActionTarget target = target(Kind.JOINT_VELOCITY, 7);
        float[] rates = {1, 0, 0, 0, 0, 0, 0};
        for (int i = 0; i < 500; i++) {
            target.apply(rates, 1, state, setpoint);
            System.arraycopy(setpoint.q_d, 0, state.q, 0, 7);
        }
        assertThat(setpoint.q_d[0]).isCloseTo(0.5, within(1e-9));
        assertThat(setpoint.dq_d[0]).isEqualTo(1);
        for (int i = 0; i < 5000; i++) {
            target.apply(rates, 1, state, setpoint);
            System.arraycopy(setpoint.q_d, 0, state.q, 0, 7);
        }
        assertThat(setpoint.q_d[0]).isEqualTo(2.8973);
    }

    @Test
    void shouldSetJoints() {
        target(Kind.JOINT_POSITION, 8).apply(new float[] {1, 2, 3, 4, 5, 6, 7, 1}, 1, state, setpoint);
        assertThat(setpoint.q_d).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(setpoint.gripperWidth).isEqualTo(0.08);
    }

    @Test
    void shouldRefuseActionsThatTheArmCannotTake() {
        assertThatThrownBy(() -> target(Kind.MOTOR, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> target(Kind.JOINT_POSITION, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6");
    }

    private static ActionTarget target(Kind kind, int dim) {
        ActionSpec spec = new ActionSpec(kind, Collections.nCopies(dim, "a"), Collections.nCopies(dim, "1"), "base");
        return new ActionTarget(PANDA, spec, 1e-3);
    }
}
