package dev.armature.policies;

import java.util.List;

/// A named input or output of a network.
///
/// @param name as in the graph
/// @param type element type in the graph
/// @param shape length of each axis, outermost first; fixed
public record Port(String name, Type type, List<Integer> shape) {

    /// Element types that a runner can feed from floats.
    public enum Type {
        /// 32-bit IEEE float.
        FLOAT32,
        /// 64-bit integer; a float is rounded to it.
        INT64
    }

    /// Takes a copy of the shape.
    public Port {
        shape = List.copyOf(shape);
    }

    /// How many elements it holds.
    public int size() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    @Override
    public String toString() {
        return name + " " + type.name().toLowerCase(java.util.Locale.ROOT) + shape;
    }
}
