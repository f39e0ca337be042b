package dev.armature.hardware.franka.client;

import java.util.List;

/// A cuboid that the hand must not leave, set up in Desk.
///
/// @param id of the wall
/// @param size along x, y and z in m
/// @param frame of its centre in the base: 4×4 column-major, in m
/// @param active whether it counts
public record VirtualWall(int id, List<Double> size, List<Double> frame, boolean active) {

    /// Copies the lists.
    public VirtualWall {
        size = List.copyOf(size);
        frame = List.copyOf(frame);
    }
}
