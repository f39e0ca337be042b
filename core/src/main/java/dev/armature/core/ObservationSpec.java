package dev.armature.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a policy looks at: named, shaped arrays with units and frames, in a fixed order.
///
/// @param tensors the arrays; names are unique
public record ObservationSpec(List<TensorSpec> tensors) {

    /// @throws IllegalArgumentException when there is no array or a name stands twice
    public ObservationSpec {
        tensors = List.copyOf(tensors);
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException("an observation has at least one array");
        }
        Set<String> seen = new HashSet<>();
        for (TensorSpec tensor : tensors) {
            if (!seen.add(tensor.name())) {
                throw new IllegalArgumentException(tensor.name() + " stands twice in the observation");
            }
        }
    }

    /// The place of the array called `name`, or -1. Look it up once, outside the loop.
    public int indexOf(String name) {
        for (int i = 0; i < tensors.size(); i++) {
            if (tensors.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
