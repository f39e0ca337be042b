package dev.armature.hardware.franka.server.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.Command;
import dev.armature.core.testing.AllocationFree;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FrankaError;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.RobotService;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ControlBoxTest {

    private final Motions m = new Motions();

    private void start(ControllerMode controller, MotionGeneratorMode generator) {
        m.look();
        assertThat(m.box.start(Motions.move(controller, generator))).isEqualTo(ServiceStatus.MOTION_STARTED);
    }

    /// Joint positions that swing joint 4 out and stop.
    private @Nullable ServiceStatus swing(double seconds) {
        double[] q0 = m.said.q_d.clone();
        return m.run((int) (seconds * 1000) + 10, (t, c) -> {
            System.arraycopy(q0, 0, c.q_c, 0, 7);
            c.q_c[3] = q0[3] + 0.1 * (1 - Math.cos(2 * Math.PI * Math.min(t / seconds, 1)));
            c.motionGenerationFinished = t >= seconds;
        });
    }

    @Test
    void shouldHoldAtHomeWhenNobodyCommands() {
        for (int i = 0; i < 500; i++) {
            m.tick(null);
        }
        assertThat(m.said.robotMode).isEqualTo(RobotMode.IDLE);
        assertThat(m.said.motionGeneratorMode).isEqualTo(MotionGeneratorMode.IDLE);
        assertThat(m.said.q).containsExactly(array(Motions.PANDA.home()), within(1e-6));
        assertThat(m.said.O_T_EE[12]).isCloseTo(0.3069, within(1e-4));
        assertThat(m.said.O_T_EE[14]).isCloseTo(0.4869, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(names = {"JOINT_IMPEDANCE", "CARTESIAN_IMPEDANCE"})
    void shouldFollowJointPositionsAndEnd(ControllerMode controller) {
        start(controller, MotionGeneratorMode.JOINT_POSITION);
        m.look();
        assertThat(m.said.robotMode).isEqualTo(RobotMode.MOVE);
        assertThat(m.said.controllerMode).isEqualTo(controller);
        double[] q0 = m.said.q_d.clone();
        assertThat(swing(2)).isEqualTo(ServiceStatus.SUCCESS);
        for (int i = 0; i < 300; i++) {
            m.tick(null);
        }
        assertThat(m.said.robotMode).isEqualTo(RobotMode.IDLE);
        assertThat(m.said.q).containsExactly(q0, within(1e-3));
        assertThat(m.said.errors).isZero();
    }

    @Test
    void shouldGoOnAfterNineteenLostAndStopAfterTwenty() {
        start(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_POSITION);
        assertThat(m.run(50, (t, c) -> System.arraycopy(m.said.q_d, 0, c.q_c, 0, 7)))
                .isNull();
        for (int i = 0; i < 19; i++) {
            assertThat(m.tick(null)).isNull();
        }
        m.look();
        assertThat(m.said.controlCommandSuccessRate).isEqualTo(0.81);
        assertThat(m.run(1, (t, c) -> System.arraycopy(m.said.q_d, 0, c.q_c, 0, 7)))
                .isNull();
        for (int i = 0; i < 19; i++) {
            assertThat(m.tick(null)).isNull();
        }
        assertThat(m.tick(null)).isEqualTo(ServiceStatus.REFLEX_ABORTED);
        m.look();
        assertThat(m.said.robotMode).isEqualTo(RobotMode.REFLEX);
        assertThat(m.said.controlCommandSuccessRate).isZero();
        assertThat(FrankaError.text(m.said.reflexReason)).isEqualTo("[\"communication_constraints_violation\"]");
        assertThat(m.box.start(Motions.move(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_POSITION)))
                .isEqualTo(ServiceStatus.NOT_POSSIBLE);
        assertThat(m.box.recover()).isEqualTo(ServiceStatus.SUCCESS);
        m.look();
        assertThat(m.said.errors).isZero();
        assertThat(m.said.reflexReason).isNotZero();
        start(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_POSITION);
        assertThat(m.look().reflexReason).isZero();
    }

    @Test
    void shouldNotCountSilenceBeforeTheFirstCommand() {
        start(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_POSITION);
        for (int i = 0; i < 100; i++) {
            m.look();
            assertThat(m.act(null, false)).isNull();
        }
        assertThat(m.look().controlCommandSuccessRate).isEqualTo(1);
        assertThat(m.box.commanded()).isFalse();
    }

    @Test
    void shouldStopOnNumbersThatAreNotFiniteWithoutUsingThem() {
        start(ControllerMode.EXTERNAL_CONTROLLER, MotionGeneratorMode.JOINT_VELOCITY);
        assertThat(m.run(20, (t, c) -> c.tau_J_d[6] = 0.1)).isNull();
        m.look();
        m.command.tau_J_d[6] = Double.NaN;
        assertThat(m.act(m.command, true)).isEqualTo(ServiceStatus.INPUT_ERROR_ABORTED);
        for (int i = 0; i < 200; i++) {
            m.tick(null);
            assertThat(m.torques()).doesNotContain(Double.NaN);
        }
        assertThat(m.said.robotMode).isEqualTo(RobotMode.IDLE);
    }

    @Test
    void shouldAnswerTorquesThatJumpWithAReflex() {
        start(ControllerMode.EXTERNAL_CONTROLLER, MotionGeneratorMode.JOINT_VELOCITY);
        assertThat(m.run(1, (t, c) -> c.tau_J_d[0] = 0.9)).isNull();
        assertThat(m.run(1, (t, c) -> c.tau_J_d[0] = 2.0)).isEqualTo(ServiceStatus.REFLEX_ABORTED);
        assertThat(FrankaError.CONTROLLER_TORQUE_DISCONTINUITY.in(m.look().errors))
                .isTrue();
    }

    @Test
    void shouldAnswerTorquesThatAreTooLargeWithAReflex() {
        start(ControllerMode.EXTERNAL_CONTROLLER, MotionGeneratorMode.JOINT_VELOCITY);
        @Nullable
        ServiceStatus ended = m.run(200, (t, c) -> {
            // both ways at once, so that the arm hardly moves before the limit is reached
            c.tau_J_d[6] = Math.min(12.5, t * 900) * (Math.round(t * 1000) % 2 == 0 ? 0.999 : 1);
        });
        assertThat(ended).isEqualTo(ServiceStatus.REFLEX_ABORTED);
        long errors = m.look().errors;
        assertThat(FrankaError.TAU_J_RANGE_VIOLATION.in(errors) || FrankaError.JOINT_VELOCITY_VIOLATION.in(errors))
                .isTrue();
    }

    @Test
    void shouldBrakeWithinTheLimitsWhenTheClientGoesAway() {
        start(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_VELOCITY);
        assertThat(m.run(600, (t, c) -> c.dq_c[0] = 0.5 * (1 - Math.cos(Math.PI * Math.min(1, t / 0.5)))))
                .isNull();
        assertThat(m.box.preempt()).isTrue();
        assertThat(m.box.preempt()).isFalse();
        for (int i = 0; i < 400; i++) {
            m.tick(null);
            assertThat(Math.abs(m.said.ddq_d[0])).isLessThanOrEqualTo(15 + 1e-9);
        }
        assertThat(m.said.dq_d[0]).isZero();
        assertThat(Math.abs(m.said.dq[0])).isLessThan(1e-3);
    }

    @Test
    void shouldFeelWhatPushesAndStopWhenItIsTooMuch() {
        for (int i = 0; i < 50; i++) {
            m.tick(null);
        }
        start(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_POSITION);
        assertThat(m.run(10, (t, c) -> System.arraycopy(m.said.q_d, 0, c.q_c, 0, 7)))
                .isNull();
        assertThat(m.box.preempt()).isTrue();
        assertThat(m.box.set(new Request.Setting(RobotService.SET_COLLISION_BEHAVIOR, Collections.nCopies(52, 5.0))))
                .isEqualTo(ServiceStatus.SUCCESS);
        start(ControllerMode.EXTERNAL_CONTROLLER, MotionGeneratorMode.JOINT_VELOCITY);
        // the arm stands still under 6 Nm that the plant does not feel: something must hold against them
        @Nullable ServiceStatus ended = null;
        for (int k = 0; k < 400 && ended == null; k++) {
            m.look();
            m.command.tau_J_d[0] = Math.min(6, 0.05 * k);
            ended = m.box.tick(m.command, true, new Command(7));
        }
        assertThat(ended).isEqualTo(ServiceStatus.REFLEX_ABORTED);
        m.look();
        assertThat(FrankaError.JOINT_REFLEX.in(m.said.errors)).isTrue();
        assertThat(m.said.tau_ext_hat_filtered[0]).isGreaterThan(4.9);
        assertThat(m.said.joint_collision[0]).isEqualTo(1);
        m.box.recover();
        assertThat(m.look().joint_collision[0]).isZero();
    }

    @Test
    void shouldSetOnlyBetweenMotionsAndOnlyWhatMakesSense() {
        m.look();
        Request.Setting stiffness =
                new Request.Setting(RobotService.SET_JOINT_IMPEDANCE, Collections.nCopies(7, 1000.0));
        assertThat(m.box.set(stiffness)).isEqualTo(ServiceStatus.SUCCESS);
        assertThat(m.box.set(new Request.Setting(RobotService.SET_JOINT_IMPEDANCE, Collections.nCopies(7, -1.0))))
                .isEqualTo(ServiceStatus.INVALID_ARGUMENT);
        assertThat(m.box.set(new Request.Setting(
                        RobotService.SET_CARTESIAN_IMPEDANCE, List.of(100.0, 100.0, 100.0, 10.0, 10.0, 1000.0))))
                .isEqualTo(ServiceStatus.INVALID_ARGUMENT);
        assertThat(m.box.set(new Request.Setting(RobotService.SET_EE_TO_K, Collections.nCopies(16, 1.0))))
                .isEqualTo(ServiceStatus.INVALID_ARGUMENT);
        start(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_POSITION);
        assertThat(m.box.set(stiffness)).isEqualTo(ServiceStatus.NOT_POSSIBLE);
        assertThat(m.box.recover()).isEqualTo(ServiceStatus.NOT_POSSIBLE);
        assertThat(m.box.start(Motions.move(ControllerMode.JOINT_IMPEDANCE, MotionGeneratorMode.JOINT_POSITION)))
                .isEqualTo(ServiceStatus.NOT_POSSIBLE);
    }

    @Test
    void shouldMoveTheEndEffectorWhereTheClientPutsIt() {
        double z = m.look().O_T_EE[14];
        List<Double> longer = DoubleStream.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0.1, 1)
                .boxed()
                .toList();
        assertThat(m.box.set(new Request.Setting(RobotService.SET_NE_TO_EE, longer)))
                .isEqualTo(ServiceStatus.SUCCESS);
        // the hand points down at home
        assertThat(m.look().O_T_EE[14]).isCloseTo(z - 0.1, within(1e-9));
        assertThat(m.said.NE_T_EE[14]).isEqualTo(0.1);
    }

    @Test
    void shouldHoldALoadThatItWasToldOf() {
        m.tick(null);
        double[] without = m.torques().clone();
        List<Double> load =
                DoubleStream.of(1, 0, 0, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0).boxed().toList();
        assertThat(m.box.set(new Request.Setting(RobotService.SET_LOAD, load))).isEqualTo(ServiceStatus.SUCCESS);
        m.look();
        m.act(null, true);
        // 1 kg 0.3069 m in front of joint 1 and 2: about 3 N·m more in joint 2, none in joint 1
        assertThat(m.torques()[1] - without[1]).isCloseTo(-9.81 * 0.3069, within(0.05));
        assertThat(m.torques()[0] - without[0]).isCloseTo(0, within(1e-3));
        assertThat(m.look().m_load[0]).isEqualTo(1);
    }

    private boolean moving;

    @AllocationFree
    void shouldAllocateNothingInAPeriod() {
        if (!moving) {
            start(ControllerMode.CARTESIAN_IMPEDANCE, MotionGeneratorMode.CARTESIAN_POSITION);
            moving = true;
        }
        m.look();
        System.arraycopy(m.said.O_T_EE_c, 0, m.command.O_T_EE_c, 0, 16);
        m.act(m.command, true);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
