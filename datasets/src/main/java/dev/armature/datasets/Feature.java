package dev.armature.datasets;

import java.util.List;

/// One column of a dataset: what is recorded in each frame under one key.
///
/// @param key LeRobot's name, such as `observation.state`, `action`, `next.success`; no slash
/// @param type element type
/// @param shape length of each axis, outermost first; `[1]` is a scalar
/// @param names what each element is, such as `panda_joint1`; empty where that is not known
public record Feature(String key, FeatureType type, List<Integer> shape, List<String> names) {

    /// @throws IllegalArgumentException when the key is empty or holds a slash, an axis is not positive, there are
    ///     more elements than an array holds, or the names do not fit a vector
    public Feature {
        shape = List.copyOf(shape);
        names = List.copyOf(names);
        if (key.isBlank() || key.contains("/")) {
            throw new IllegalArgumentException("a feature's key is a word without a slash, not '" + key + "'");
        }
        if (shape.isEmpty() || shape.stream().anyMatch(n -> n <= 0)) {
            throw new IllegalArgumentException(key + ": every axis must be positive, not " + shape);
        }
        long width = 1;
        for (int n : shape) {
            width = Math.min(width * n, Long.MAX_VALUE / Integer.MAX_VALUE);
        }
        if (width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(key + ": a frame of shape " + shape + " is too large");
        }
        if (shape.size() == 1 && !names.isEmpty() && names.size() != shape.getFirst()) {
            throw new IllegalArgumentException(
                    key + ": " + names.size() + " names for " + shape.getFirst() + " elements");
        }
    }

    /// A vector of `float32` whose elements are `names`.
    public static Feature floats(String key, List<String> names) {
        return new Feature(key, FeatureType.FLOAT32, List.of(names.size()), names);
    }

    /// One number a frame.
    public static Feature scalar(String key, FeatureType type) {
        return new Feature(key, type, List.of(1), List.of());
    }

    /// How many elements a frame holds.
    public int width() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    /// Whether a frame holds one element, which is stored bare rather than as a list.
    public boolean isScalar() {
        return shape.equals(List.of(1));
    }
}
