package dev.armature.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.controller.arm.Panda;
import dev.armature.controller.arm.RigidArm;
import dev.armature.core.ActionSpec;
import dev.armature.core.ActionSpec.Kind;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.robot.RobotDescription;
import java.util.Collections;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.ihmc.euclid.axisAngle.AxisAngle;
import us.ihmc.euclid.matrix.RotationMatrix;

/// Actions of every kind with random numbers.
class ActionTargetPropertyTest {

    private static final RobotDescription PANDA = Panda.description();
    private final RobotState state = new RobotState(7);
    private final Setpoint setpoint = new Setpoint(7);

    ActionTargetPropertyTest() {
        new RigidArm(PANDA, 1_000_000).read(state);
        setpoint.X_BE_d.set(state.X_BE);
        System.arraycopy(state.q, 0, setpoint.q_d, 0, 7);
    }

    @Property(tries = 200, seed = "161")
    void shouldNeverLeaveTheJointsRangeByIntegration(@ForAll long seed) {
        Random random = new Random(seed);
        ActionTarget target = target(Kind.JOINT_VELOCITY, 7, 0.01);
        double[] expected = setpoint.q_d.clone();
        float[] rates = new float[7];
        for (int tick = 0; tick < 300; tick++) {
            for (int i = 0; i < 7; i++) {
                rates[i] = random.nextFloat() * 18 - 9;
                double free = expected[i] + rates[i] * 0.01;
                expected[i] = Math.max(
                        PANDA.joints().get(i).qMin(),
                        Math.min(PANDA.joints().get(i).qMax(), free));
            }
            target.apply(rates, tick, state, setpoint);
            assertThat(setpoint.q_d).containsExactly(expected, within(1e-9));
            assertThat(setpoint.dq_d[3]).isEqualTo(rates[3]);
            System.arraycopy(setpoint.q_d, 0, state.q, 0, 7);
        }
    }

    @Property(tries = 100, seed = "166")
    void shouldNotRunAwayFromAnArmThatIsBlocked(@ForAll long seed) {
        Random random = new Random(seed);
        ActionTarget target = target(Kind.JOINT_VELOCITY, 7, 0.01);
        float[] rates = new float[7];
        for (int tick = 0; tick < 300; tick++) {
            for (int i = 0; i < 7; i++) {
                rates[i] = random.nextFloat() * 2;
            }
            target.apply(rates, tick, state, setpoint);
            for (int i = 0; i < 7; i++) {
                assertThat(setpoint.q_d[i] - state.q[i]).isBetween(0.0, 0.1 + 1e-12);
            }
        }
    }

    @Property(tries = 200, seed = "162")
    void shouldStepFromWhereTheArmIsInBaseAxes(@ForAll long seed) {
        Random random = new Random(seed);
        ActionTarget target = target(Kind.CARTESIAN_DELTA, 6, 1e-3);
        float[] step = new float[6];
        for (int i = 0; i < 6; i++) {
            step[i] = (float) random.nextDouble(-0.4, 0.4);
        }
        setpoint.X_BE_d.getTranslation().set(9, 9, 9);
        target.apply(step, 4, state, setpoint);
        assertThat(setpoint.X_BE_d.getTranslationX()).isCloseTo(state.X_BE.getTranslationX() + step[0], within(1e-9));
        assertThat(setpoint.X_BE_d.getTranslationZ()).isCloseTo(state.X_BE.getTranslationZ() + step[2], within(1e-9));
        double angle = Math.sqrt(step[3] * step[3] + step[4] * step[4] + step[5] * step[5]);
        RotationMatrix expected =
                new RotationMatrix(new AxisAngle(step[3] / angle, step[4] / angle, step[5] / angle, angle));
        expected.append(state.X_BE.getRotation());
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                assertThat(setpoint.X_BE_d.getRotation().getElement(row, column))
                        .isCloseTo(expected.getElement(row, column), within(1e-6));
            }
        }
    }

    @Property(tries = 200, seed = "163")
    void shouldCountASequenceForEverySerialAndStepOnlyThen(@ForAll long seed) {
        Random random = new Random(seed);
        ActionTarget target = target(Kind.CARTESIAN_DELTA, 6, 1e-3);
        float[] step = {0.01f, 0, 0, 0, 0, 0};
        long serial = -1;
        long sequence = setpoint.sequence;
        for (int tick = 0; tick < 100; tick++) {
            boolean fresh = random.nextInt(3) == 0;
            serial += fresh ? 1 : 0;
            if (serial < 0) {
                continue;
            }
            sequence += fresh ? 1 : 0;
            state.X_BE.getTranslation().addX(0.001);
            double before = setpoint.X_BE_d.getTranslationX();
            target.apply(step, serial, state, setpoint);
            assertThat(setpoint.sequence).isEqualTo(sequence);
            double wanted = fresh ? state.X_BE.getTranslationX() + step[0] : before;
            assertThat(setpoint.X_BE_d.getTranslationX()).isCloseTo(wanted, within(1e-12));
        }
    }

    @Property(tries = 200, seed = "164")
    void shouldOpenTheGripperInProportionWithinWhatItCan(@ForAll @FloatRange(min = -3, max = 3) float gripper) {
        double width = 0.08 * (Math.max(-1, Math.min(1, gripper)) + 1) / 2;
        for (Kind kind : new Kind[] {Kind.JOINT_POSITION, Kind.JOINT_VELOCITY}) {
            float[] action = new float[8];
            action[7] = gripper;
            target(kind, 8, 1e-3).apply(action, 1, state, setpoint);
            assertThat(setpoint.gripperWidth).isCloseTo(width, within(1e-7));
        }
        setpoint.gripperWidth = 0.033;
        target(Kind.JOINT_POSITION, 7, 1e-3).apply(new float[7], 1, state, setpoint);
        assertThat(setpoint.gripperWidth).isEqualTo(0.033);
    }

    @ParameterizedTest
    @CsvSource({
        "JOINT_POSITION, 9, 7",
        "JOINT_VELOCITY, 6, 7",
        "CARTESIAN_POSITION, 2, 3",
        "CARTESIAN_POSITION, 5, 3",
        "CARTESIAN_DELTA, 4, 6",
        "CARTESIAN_DELTA, 8, 6",
    })
    void shouldSayHowManyDimensionsTheRobotTakes(Kind kind, int dim, int takes) {
        assertThatThrownBy(() -> target(kind, dim, 1e-3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(kind + " of panda has " + takes + " dimensions, and one for the gripper; not " + dim);
    }

    private static ActionTarget target(Kind kind, int dim, double step) {
        ActionSpec spec = new ActionSpec(kind, Collections.nCopies(dim, "a"), Collections.nCopies(dim, "1"), "base");
        return new ActionTarget(PANDA, spec, step);
    }
}
