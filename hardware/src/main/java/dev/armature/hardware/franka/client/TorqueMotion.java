package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.FrankaException;
import dev.armature.hardware.franka.protocol.ControllerMode;
import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import java.util.List;

/// A motion by torques, stepped by the caller: receive a state, send torques, and so on. For one thread.
public final class TorqueMotion implements AutoCloseable {

    private final RobotSession session;
    private final Motion motion;
    private final Runnable onEnd;
    private final FrankaCommand command = new FrankaCommand();
    private boolean over;

    TorqueMotion(RobotSession session, Runnable onEnd) {
        this.session = session;
        this.onEnd = onEnd;
        // on a Panda torques go with joint velocities of zero
        motion = Motion.start(session, ControllerMode.EXTERNAL_CONTROLLER, MotionGeneratorMode.JOINT_VELOCITY);
        command.clear();
    }

    /// The last state; the object itself, which the next one overwrites.
    public FrankaState state() {
        return session.state();
    }

    /// Waits for a newer state. Allocates nothing.
    ///
    /// @param timeoutNanos how long, in ns
    /// @return false when none has come
    /// @throws ControlException when the robot has ended the motion
    /// @throws dev.armature.hardware.franka.NetworkException when the connection is lost
    public boolean receive(long timeoutNanos) {
        session.throwIfLost();
        if (!session.receive(timeoutNanos)) {
            return false;
        }
        session.log().add(session.state(), command);
        motion.throwOnError();
        return true;
    }

    /// Sends torques. Allocates nothing.
    ///
    /// @param tau 7 in N·m, finite, as they shall be; not modified
    /// @param id of the state that they answer: of the last one, or of one after it that has not come
    public void send(double[] tau, long id) {
        System.arraycopy(tau, 0, command.tau_J_d, 0, command.tau_J_d.length);
        session.answer(command, id);
    }

    /// Ends the motion with the torques that were sent last, and waits until the robot rests.
    public void finish() {
        try {
            motion.finish(command);
        } finally {
            end();
        }
    }

    /// Ends the motion at once: tells the robot to stop if that is still possible, and waits for nothing.
    ///
    /// @return the last periods, the oldest first
    public List<ControlRecord> abandon() {
        if (over) {
            return List.of();
        }
        try {
            motion.stopWithoutWaiting();
            return motion.log();
        } finally {
            end();
        }
    }

    /// Has the robot stop, and waits until it rests, unless the motion is over.
    @Override
    public void close() {
        if (over) {
            return;
        }
        try {
            motion.cancel();
        } catch (FrankaException e) {
            // there is nobody left to stop, or the robot has stopped itself
        } finally {
            end();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            onEnd.run();
        }
    }
}
