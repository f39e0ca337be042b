package dev.armature.hardware.franka.server.motion;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import dev.armature.core.robot.RobotDescription;
import dev.armature.hardware.franka.Transform;
import dev.armature.hardware.franka.model.Payload;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaError;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.protocol.Request;
import dev.armature.hardware.franka.protocol.RobotMode;
import dev.armature.hardware.franka.protocol.ServiceStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The robot's Control: follows a client's commands a millisecond at a time, checks them as the robot does,
/// holds or brakes the arm when there are none, and says what it knows.
///
/// Each period: [#read], [#fill], then [#tick]. Services come between. One thread; allocates nothing in a
/// period.
public final class ControlBox {

    private final Bounds bounds;
    private final int lostMost;
    private final Frames frames;
    private final Desired desired = new Desired();
    private final Desired accepted = new Desired();
    private final EndEffector here;
    private final EndEffector there;
    private final Load hand;
    private final Load load = new Load();
    private final ExternalForces forces;
    private final Impedance impedance;
    private final Brake brake;
    private final TorqueCommand torques;
    private final Communication communication = new Communication();
    private final Generator[] generators;
    private final RobotState state;
    private final double[] tau_d = new double[7];
    private final double[] tauBefore = new double[7];
    private final double[] dtau = new double[7];
    private final double[] EE_T_F = new double[16];
    private boolean placed;

    private @Nullable Generator generator;
    private MotionGeneratorMode generatorMode = MotionGeneratorMode.IDLE;
    private ControllerMode controllerMode = ControllerMode.OTHER;
    private Request.@Nullable Move move;
    private boolean commanded;
    private long errors;
    private long reflexReason;
    private RobotMode mode = RobotMode.IDLE;

    /// @param robot the arm; its own end effector is the hand's
    /// @param lostMost how many commands in a row may be lost before the motion is stopped
    public ControlBox(RobotDescription robot, int lostMost) {
        this.lostMost = lostMost;
        bounds = new Bounds(robot);
        frames = new Frames(robot);
        here = new EndEffector(robot, frames);
        there = new EndEffector(robot, frames);
        hand = Load.of(Payload.hand(robot));
        forces = new ExternalForces(robot);
        impedance = new Impedance(robot);
        brake = new Brake(robot, bounds, desired);
        torques = new TorqueCommand(bounds);
        state = new RobotState(robot.dof());
        generators = new Generator[] {
            new JointGenerator(bounds, desired, true),
            new JointGenerator(bounds, desired, false),
            new CartesianGenerator(robot, frames, bounds, desired, true),
            new CartesianGenerator(robot, frames, bounds, desired, false)
        };
    }

    /// Takes the arm's state at the beginning of a period.
    public void read(RobotState measured) {
        state.copyFrom(measured);
        here.update(state.q, state.dq);
        forces.update(here, frames.EE_T_K, state.dq, tau_d);
        for (int i = 0; i < 7; i++) {
            dtau[i] = placed ? (state.tau_J[i] - tauBefore[i]) / Bounds.DT : 0;
            tauBefore[i] = state.tau_J[i];
        }
        if (!placed) {
            placed = true;
            desired.stand(state.q, here.O_T_EE);
        }
        there.update(desired.q_d, desired.dq_d);
    }

    /// Says all that is known at the beginning of a period.
    ///
    /// @param out overwritten, but for its id
    public void fill(FrankaState out) {
        copy(here.O_T_EE, out.O_T_EE);
        copy(there.O_T_EE, out.O_T_EE_d);
        copy(frames.F_T_EE, out.F_T_EE);
        copy(frames.EE_T_K, out.EE_T_K);
        copy(frames.F_T_NE, out.F_T_NE);
        copy(frames.NE_T_EE, out.NE_T_EE);
        out.m_ee[0] = hand.mass;
        copy(hand.inertia, out.I_ee);
        copy(hand.F_x_C, out.F_x_Cee);
        out.m_load[0] = load.mass;
        copy(load.inertia, out.I_load);
        copy(load.F_x_C, out.F_x_Cload);
        Desired.elbow(state.q, out.elbow);
        Desired.elbow(desired.q_d, out.elbow_d);
        copy(state.tau_J, out.tau_J);
        copy(tau_d, out.tau_J_d);
        copy(dtau, out.dtau_J);
        copy(state.q, out.q);
        copy(desired.q_d, out.q_d);
        copy(state.dq, out.dq);
        copy(desired.dq_d, out.dq_d);
        copy(desired.ddq_d, out.ddq_d);
        copy(forces.jointContact, out.joint_contact);
        copy(forces.cartesianContact, out.cartesian_contact);
        copy(forces.jointCollision, out.joint_collision);
        copy(forces.cartesianCollision, out.cartesian_collision);
        copy(forces.tau, out.tau_ext_hat_filtered);
        copy(forces.O_F_K, out.O_F_ext_hat_K);
        turnIntoK(forces.O_F_K, out.K_F_ext_hat_K);
        twist(there, desired.dq_d, out.O_dP_EE_d);
        out.O_ddP_O[0] = 0;
        out.O_ddP_O[1] = 0;
        out.O_ddP_O[2] = -9.81;
        copy(desired.elbow_c, out.elbow_c);
        copy(desired.delbow_c, out.delbow_c);
        copy(desired.ddelbow_c, out.ddelbow_c);
        copy(desired.O_T_EE_c, out.O_T_EE_c);
        copy(desired.O_dP_EE_c, out.O_dP_EE_c);
        copy(desired.O_ddP_EE_c, out.O_ddP_EE_c);
        copy(state.q, out.theta);
        copy(state.dq, out.dtheta);
        out.motionGeneratorMode = generatorMode;
        out.controllerMode = controllerMode;
        out.errors = errors;
        out.reflexReason = reflexReason;
        out.robotMode = mode;
        out.controlCommandSuccessRate = mode == RobotMode.MOVE ? communication.successRate() : 0;
    }

    /// Whether a motion runs.
    public boolean moving() {
        return generator != null;
    }

    /// Whether the running motion has had its first command.
    public boolean commanded() {
        return commanded;
    }

    /// How many commands were lost since the beginning.
    public long lost() {
        return communication.lost();
    }

    /// Whether the arm still brakes after a motion; at most half a second.
    public boolean braking() {
        return !moving() && !brake.rests();
    }

    /// Starts a motion, unless one runs or the arm [still brakes][#braking()].
    ///
    /// @return [ServiceStatus#MOTION_STARTED], or why not
    public ServiceStatus start(Request.Move request) {
        if (moving() || braking() || mode != RobotMode.IDLE) {
            return ServiceStatus.NOT_POSSIBLE;
        }
        if (request.generator() == MotionGeneratorMode.NONE
                && request.controller() != ControllerMode.EXTERNAL_CONTROLLER) {
            return ServiceStatus.INVALID_ARGUMENT;
        }
        // torques alone: the joints that are desired stay where they are
        int index = request.generator() == MotionGeneratorMode.NONE
                ? 1
                : request.generator().ordinal() - 1;
        Generator next = generators[index];
        there.update(desired.q_d, desired.dq_d);
        desired.standCartesian(there.O_T_EE);
        next.start();
        communication.start();
        generator = next;
        generatorMode = request.generator();
        controllerMode = request.controller();
        move = request;
        commanded = false;
        errors = 0;
        reflexReason = 0;
        mode = RobotMode.MOVE;
        return ServiceStatus.MOTION_STARTED;
    }

    /// Ends a running motion because the client wants it or has gone; the arm brakes.
    ///
    /// @return whether one was running
    public boolean preempt() {
        boolean moved = moving();
        if (moved) {
            end(RobotMode.IDLE);
        }
        return moved;
    }

    /// Clears errors, unless a motion runs or the arm [still brakes][#braking()].
    public ServiceStatus recover() {
        if (moving() || braking()) {
            return ServiceStatus.NOT_POSSIBLE;
        }
        errors = 0;
        forces.recover();
        mode = RobotMode.IDLE;
        return ServiceStatus.SUCCESS;
    }

    /// Sets what a client may set between motions.
    public ServiceStatus set(Request.Setting setting) {
        if (moving()) {
            return ServiceStatus.NOT_POSSIBLE;
        }
        List<Double> values = setting.values();
        boolean good = switch (setting.service()) {
            case SET_COLLISION_BEHAVIOR -> forces.setThresholds(values);
            case SET_JOINT_IMPEDANCE -> impedance.setJointStiffness(values);
            case SET_CARTESIAN_IMPEDANCE -> impedance.setCartesianStiffness(values);
            case SET_EE_TO_K -> frames.setStiffnessFrame(array(values));
            case SET_NE_TO_EE -> frames.setEndEffector(array(values));
            case SET_LOAD -> load.set(values);
            // the arm's filters are the client's own matter here: commands are taken as they are
            default -> values.stream().allMatch(v -> v >= 0 && v <= 1000);
        };
        return good ? ServiceStatus.SUCCESS : ServiceStatus.INVALID_ARGUMENT;
    }

    /// Ends the period: makes the torques that the arm shall have until the next.
    ///
    /// @param command the client's answer to this period's state; null when none came
    /// @param counts whether a missing command is a lost one; it is not before the client has begun
    /// @param out torques and time are overwritten
    /// @return how the motion ended, when it ended in this period
    public @Nullable ServiceStatus tick(@Nullable FrankaCommand command, boolean counts, Command out) {
        ServiceStatus ended = moving() ? follow(command, counts) : null;
        if (!moving()) {
            brake.slow(state);
        }
        there.update(desired.q_d, desired.dq_d);
        if (brake.damps()) {
            brake.torques(state, torques.tau);
            copy(torques.tau, tau_d);
        } else if (generator == null || controllerMode == ControllerMode.JOINT_IMPEDANCE) {
            impedance.joint(desired, here, state.q, state.dq, tau_d);
        } else if (controllerMode == ControllerMode.CARTESIAN_IMPEDANCE) {
            impedance.cartesian(desired, there, here, state.q, state.dq, tau_d);
        } else {
            copy(torques.tau, tau_d);
        }
        if (!brake.damps() && (generator == null || controllerMode != ControllerMode.EXTERNAL_CONTROLLER)) {
            torques.take(tau_d);
            copy(torques.tau, tau_d);
        }
        copy(tau_d, out.tau_J_d);
        Transform.invert(frames.F_T_EE, EE_T_F);
        load.hold(here.O_T_EE, EE_T_F, here.J, out.tau_J_d);
        out.timeNanos = state.timeNanos;
        return ended;
    }

    private @Nullable ServiceStatus follow(@Nullable FrankaCommand command, boolean counts) {
        Generator now = generator;
        if (now == null || (command == null && !counts)) {
            return null;
        }
        communication.count(command != null);
        long found = forces.judge(desired.ddq_d) | limits();
        boolean finished = false;
        accepted.copyFrom(desired);
        if (command == null) {
            now.extrapolate();
            if (communication.lostInRow() >= lostMost) {
                found |= FrankaError.COMMUNICATION_CONSTRAINTS_VIOLATION.bit();
            }
        } else if (!command.finite()) {
            end(RobotMode.IDLE);
            return ServiceStatus.INPUT_ERROR_ABORTED;
        } else {
            commanded = true;
            finished = command.motionGenerationFinished;
            found |= finished ? unfinished() : now.follow(command);
            if (controllerMode == ControllerMode.EXTERNAL_CONTROLLER && !finished) {
                found |= torques.command(command.tau_J_d);
            }
        }
        found |= deviation();
        if (found != 0) {
            // the arm brakes from what it was last asked for and could do, not from what was wrong with the command
            desired.copyFrom(accepted);
            errors |= found;
            reflexReason = found;
            end(RobotMode.REFLEX);
            return ServiceStatus.REFLEX_ABORTED;
        }
        if (finished) {
            end(RobotMode.IDLE);
            return ServiceStatus.SUCCESS;
        }
        return null;
    }

    /// What is wrong with the arm itself.
    private long limits() {
        long found = 0;
        for (int i = 0; i < 7; i++) {
            if (state.q[i] < bounds.joints[i].qMin() || state.q[i] > bounds.joints[i].qMax()) {
                found |= FrankaError.JOINT_POSITION_LIMITS_VIOLATION.bit();
            }
            if (Math.abs(state.dq[i]) > bounds.joints[i].dq()) {
                found |= FrankaError.JOINT_VELOCITY_VIOLATION.bit();
            }
        }
        return found;
    }

    /// A motion that ends must be able to stop in a period.
    private long unfinished() {
        long found = 0;
        for (int i = 0; i < 7; i++) {
            if (Math.abs(desired.dq_d[i]) > bounds.joints[i].ddq() * Bounds.DT) {
                found |= FrankaError.JOINT_MOTION_GENERATOR_VELOCITY_DISCONTINUITY.bit();
            }
        }
        return found;
    }

    private long deviation() {
        Request.Move request = move;
        if (request == null || controllerMode == ControllerMode.EXTERNAL_CONTROLLER) {
            return 0;
        }
        double squared = 0;
        for (int k = 12; k < 15; k++) {
            double d = here.O_T_EE[k] - there.O_T_EE[k];
            squared += d * d;
        }
        Request.Deviation most = request.pathDeviation();
        boolean beyond = Math.sqrt(squared) > most.translation()
                || Transform.angle(here.O_T_EE, there.O_T_EE) > most.rotation()
                || Math.abs(state.q[2] - desired.q_d[2]) > most.elbow();
        return beyond ? FrankaError.MAX_PATH_POSE_DEVIATION_VIOLATION.bit() : 0;
    }

    private void end(RobotMode next) {
        if (controllerMode == ControllerMode.EXTERNAL_CONTROLLER) {
            // the client moved the arm by torques: it brakes from where it is
            brake.damp();
        }
        generator = null;
        generatorMode = MotionGeneratorMode.IDLE;
        controllerMode = ControllerMode.OTHER;
        move = null;
        commanded = false;
        mode = next;
    }

    private void turnIntoK(double[] wrench, double[] out) {
        for (int half = 0; half < 6; half += 3) {
            for (int k = 0; k < 3; k++) {
                double sum = 0;
                for (int axis = 0; axis < 3; axis++) {
                    // row k of K's rotation transposed
                    double o = 0;
                    for (int e = 0; e < 3; e++) {
                        o += here.O_T_EE[4 * e + axis] * frames.EE_T_K[4 * k + e];
                    }
                    sum += o * wrench[half + axis];
                }
                out[half + k] = sum;
            }
        }
    }

    private static void twist(EndEffector at, double[] dq, double[] out) {
        for (int r = 0; r < 6; r++) {
            out[r] = 0;
            for (int i = 0; i < 7; i++) {
                out[r] += at.J.data[7 * r + i] * dq[i];
            }
        }
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
