package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;

/// One period of a motion.
///
/// @param command what was sent; all zero when nothing was
/// @param state what the robot said next
public record ControlRecord(FrankaCommand command, FrankaState state) {}
