package dev.armature.core;

import java.util.List;

/// What one action is: a kind that says how a robot takes it, and a name and a unit for each number.
///
/// @param kind how the numbers are meant
/// @param names one for each dimension, such as `x`, `y`, `z`, `gripper`
/// @param units SI unit of each dimension; `1` for a gripper command in -1 (close) .. +1 (open)
/// @param frame the frame of the Cartesian dimensions, such as `base`; empty for joint actions
public record ActionSpec(Kind kind, List<String> names, List<String> units, String frame) {

    /// How a robot takes an action.
    public enum Kind {
        /// Joint angles in radians.
        JOINT_POSITION,
        /// Joint velocities in rad/s.
        JOINT_VELOCITY,
        /// End-effector position in metres, orientation kept; then a gripper command.
        CARTESIAN_POSITION,
        /// A step of the end effector in metres and radians; then a gripper command.
        CARTESIAN_DELTA,
        /// Rotor commands in -1..1.
        MOTOR
    }

    /// @throws IllegalArgumentException when there are no dimensions or names and units differ in number
    public ActionSpec {
        names = List.copyOf(names);
        units = List.copyOf(units);
        if (names.isEmpty() || names.size() != units.size()) {
            throw new IllegalArgumentException(names.size() + " action names and " + units.size() + " units");
        }
    }

    /// Whether dimension `d` commands the gripper, from -1 to +1: the last one, when it has no unit. It has no
    /// motion to continue or to end.
    public boolean isGripper(int d) {
        return kind != Kind.MOTOR && d == names.size() - 1 && units.get(d).equals("1");
    }

    /// How many numbers an action has.
    public int dim() {
        return names.size();
    }
}
