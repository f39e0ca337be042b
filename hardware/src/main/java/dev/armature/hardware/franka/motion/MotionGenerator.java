package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;

/// Makes the motion part of each command from a callback: asks, checks, filters, limits. One motion each.
public interface MotionGenerator {

    /// What the robot follows.
    MotionGeneratorMode mode();

    /// Takes the robot's present value for the callback's first. Called once, before [#next].
    ///
    /// @param state not modified
    /// @param conditioning what is done to each command
    void start(FrankaState state, Conditioning conditioning);

    /// Fills the motion part of a command. Allocates nothing.
    ///
    /// @param state the robot's newest; not modified
    /// @param periodMillis time since the state before in ms
    /// @param out its motion part is overwritten
    /// @return whether the motion goes on
    /// @throws IllegalArgumentException when what the callback says cannot be commanded; `out` is not to
    ///     be sent then
    boolean next(FrankaState state, long periodMillis, FrankaCommand out);

    /// A motion by joint positions.
    static MotionGenerator jointPositions(Callback<JointPositions> callback) {
        return new JointPositionMotion(callback);
    }

    /// A motion by joint velocities.
    static MotionGenerator jointVelocities(Callback<JointVelocities> callback) {
        return new JointVelocityMotion(callback);
    }

    /// A motion by poses of the end effector.
    static MotionGenerator cartesianPose(Callback<CartesianPose> callback) {
        return new CartesianPoseMotion(callback);
    }

    /// A motion by twists of the end effector.
    static MotionGenerator cartesianVelocities(Callback<CartesianVelocities> callback) {
        return new CartesianVelocityMotion(callback);
    }

    /// No motion beside torques: on a Panda joint velocities of zero.
    static MotionGenerator none() {
        return new JointVelocityMotion((state, periodMillis, out) -> {});
    }
}
