package dev.armature.core;

import java.util.List;

/// One named array of an observation.
///
/// @param name LeRobot's key, such as `observation.state`
/// @param dtype element type
/// @param shape length of each axis, outermost first; axis 0 is time (oldest first) in a policy's window
/// @param names what each element of the last axis is, such as `ee_x`; empty for pictures
/// @param unit SI unit of the elements, such as `m`; `1` where there is none or units are mixed and in the names
/// @param frame the frame they are expressed in, such as `base`; empty where there is none
public record TensorSpec(String name, DType dtype, List<Integer> shape, List<String> names, String unit, String frame) {

    /// @throws IllegalArgumentException when an axis is not positive or the names do not fit the last axis
    public TensorSpec {
        shape = List.copyOf(shape);
        names = List.copyOf(names);
        if (shape.isEmpty() || shape.stream().anyMatch(n -> n <= 0)) {
            throw new IllegalArgumentException(name + ": every axis must be positive, not " + shape);
        }
        if (!names.isEmpty() && names.size() != shape.getLast()) {
            throw new IllegalArgumentException(
                    name + ": " + names.size() + " names for a last axis of " + shape.getLast());
        }
    }

    /// A window of `steps` float vectors whose elements are `names`.
    public static TensorSpec window(String name, int steps, List<String> names, String unit, String frame) {
        return new TensorSpec(name, DType.FLOAT32, List.of(steps, names.size()), names, unit, frame);
    }

    /// How many elements the array holds.
    public int size() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    /// How many elements one step of the time axis holds.
    public int frameSize() {
        return size() / shape.getFirst();
    }
}
