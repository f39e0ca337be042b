package dev.armature.hardware.franka.mock;

import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaError;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RobotMode;
import java.util.Arrays;

/// An arm that is at once where it is commanded to be; under torques alone it swings. Differentiates what it
/// is told as the robot does: backwards, by 1 ms.
final class MockArm {

    private static final double PERIOD = 1e-3;

    final FrankaState state = new FrankaState();

    MockArm() {
        state.robotMode = RobotMode.IDLE;
        for (double[] pose : new double[][] {
            state.O_T_EE, state.O_T_EE_d, state.O_T_EE_c, state.F_T_EE, state.EE_T_K, state.F_T_NE, state.NE_T_EE
        }) {
            Arrays.fill(pose, 0);
            pose[0] = 1;
            pose[5] = 1;
            pose[10] = 1;
            pose[15] = 1;
        }
        double[] home = {0, -Math.PI / 4, 0, -3 * Math.PI / 4, 0, Math.PI / 2, Math.PI / 4};
        System.arraycopy(home, 0, state.q, 0, 7);
        System.arraycopy(home, 0, state.q_d, 0, 7);
        for (double[] pose : new double[][] {state.O_T_EE, state.O_T_EE_d, state.O_T_EE_c}) {
            pose[12] = 0.3069;
            pose[14] = 0.4869;
        }
        state.elbow_c[1] = -1;
        state.elbow[1] = -1;
        state.O_ddP_O[2] = -9.81;
    }

    void start(Request.Move move) {
        state.robotMode = RobotMode.MOVE;
        state.motionGeneratorMode = move.generator();
        state.controllerMode = move.controller();
        state.reflexReason = 0;
        state.controlCommandSuccessRate = 1;
    }

    void end() {
        state.robotMode = state.errors != 0 ? RobotMode.REFLEX : RobotMode.IDLE;
        state.motionGeneratorMode = MotionGeneratorMode.IDLE;
        state.controllerMode = ControllerMode.OTHER;
        state.controlCommandSuccessRate = 0;
        Arrays.fill(state.tau_J_d, 0);
        for (double[] rest : new double[][] {
            state.dq, state.dq_d, state.ddq_d, state.O_dP_EE_c, state.O_ddP_EE_c, state.delbow_c, state.ddelbow_c
        }) {
            Arrays.fill(rest, 0);
        }
    }

    void reflex(FrankaError error) {
        state.errors |= error.bit();
        state.reflexReason = state.errors;
        end();
    }

    void recover() {
        state.errors = 0;
        if (state.robotMode == RobotMode.REFLEX) {
            state.robotMode = RobotMode.IDLE;
        }
    }

    void follow(FrankaCommand command) {
        System.arraycopy(command.tau_J_d, 0, state.tau_J_d, 0, 7);
        switch (state.motionGeneratorMode) {
            case JOINT_POSITION -> {
                for (int i = 0; i < 7; i++) {
                    double dq = (command.q_c[i] - state.q_d[i]) / PERIOD;
                    state.ddq_d[i] = (dq - state.dq_d[i]) / PERIOD;
                    state.dq_d[i] = dq;
                    state.q_d[i] = command.q_c[i];
                }
            }
            case JOINT_VELOCITY -> {
                if (state.controllerMode == ControllerMode.EXTERNAL_CONTROLLER) {
                    swing(command.tau_J_d);
                    return;
                }
                for (int i = 0; i < 7; i++) {
                    state.ddq_d[i] = (command.dq_c[i] - state.dq_d[i]) / PERIOD;
                    state.dq_d[i] = command.dq_c[i];
                    state.q_d[i] += command.dq_c[i] * PERIOD;
                }
            }
            case CARTESIAN_POSITION -> {
                for (int i = 0; i < 3; i++) {
                    double v = (command.O_T_EE_c[12 + i] - state.O_T_EE_c[12 + i]) / PERIOD;
                    state.O_ddP_EE_c[i] = (v - state.O_dP_EE_c[i]) / PERIOD;
                    state.O_dP_EE_c[i] = v;
                }
                System.arraycopy(command.O_T_EE_c, 0, state.O_T_EE_c, 0, 16);
                System.arraycopy(command.O_T_EE_c, 0, state.O_T_EE, 0, 16);
                elbow(command);
            }
            case CARTESIAN_VELOCITY -> {
                for (int i = 0; i < 6; i++) {
                    state.O_ddP_EE_c[i] = (command.O_dP_EE_c[i] - state.O_dP_EE_c[i]) / PERIOD;
                    state.O_dP_EE_c[i] = command.O_dP_EE_c[i];
                }
                for (int i = 0; i < 3; i++) {
                    state.O_T_EE_c[12 + i] += command.O_dP_EE_c[i] * PERIOD;
                }
                elbow(command);
            }
            default -> {}
        }
        System.arraycopy(state.q_d, 0, state.q, 0, 7);
        System.arraycopy(state.dq_d, 0, state.dq, 0, 7);
    }

    /// Torques alone: each joint carries 1 kg·m².
    private void swing(double[] tau) {
        for (int i = 0; i < 7; i++) {
            state.q[i] += state.dq[i] * PERIOD + tau[i] * PERIOD * PERIOD / 2;
            state.dq[i] += tau[i] * PERIOD;
        }
    }

    private void elbow(FrankaCommand command) {
        if (command.validElbow) {
            double d = (command.elbow_c[0] - state.elbow_c[0]) / PERIOD;
            state.ddelbow_c[0] = (d - state.delbow_c[0]) / PERIOD;
            state.delbow_c[0] = d;
            System.arraycopy(command.elbow_c, 0, state.elbow_c, 0, 2);
        }
    }
}
