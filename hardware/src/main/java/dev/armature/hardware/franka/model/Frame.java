package dev.armature.hardware.franka.model;

/// A frame of the arm that the model knows, in libfranka's words and order.
public enum Frame {
    JOINT_1,
    JOINT_2,
    JOINT_3,
    JOINT_4,
    JOINT_5,
    JOINT_6,
    JOINT_7,
    /// Where tools are screwed on: [Flange#OFFSET] beyond joint 7, not turned.
    FLANGE,
    /// `F_T_EE` beyond the flange.
    END_EFFECTOR,
    /// `EE_T_K` beyond the end effector.
    STIFFNESS
}
