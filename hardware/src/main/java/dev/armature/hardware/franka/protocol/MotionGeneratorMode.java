package dev.armature.hardware.franka.protocol;

/// What the motion generator follows. The order is that of the robot's state; a Move request counts without IDLE.
public enum MotionGeneratorMode {
    /// No motion.
    IDLE,
    /// `q_c`.
    JOINT_POSITION,
    /// `dq_c`.
    JOINT_VELOCITY,
    /// `O_T_EE_c`.
    CARTESIAN_POSITION,
    /// `O_dP_EE_c`.
    CARTESIAN_VELOCITY,
    /// Torques alone; from protocol 7 on.
    NONE
}
