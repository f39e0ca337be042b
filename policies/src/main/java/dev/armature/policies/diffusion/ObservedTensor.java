package dev.armature.policies.diffusion;

import dev.armature.core.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/// One float vector that a policy looks at, and how it is normalised: (value - offset) / scale.
///
/// @param name LeRobot's key, such as `observation.state`
/// @param names what each element is, such as `ee_x`
/// @param unit SI unit of the elements, `1` where mixed
/// @param frame frame they are expressed in, or empty
/// @param offset for each element, in its unit
/// @param scale for each element, in its unit, > 0
public record ObservedTensor(
        String name, List<String> names, String unit, String frame, List<Double> offset, List<Double> scale) {

    /// @throws IllegalArgumentException when the lists differ in length or a scale is not positive
    public ObservedTensor {
        names = List.copyOf(names);
        offset = List.copyOf(offset);
        scale = List.copyOf(scale);
        if (names.isEmpty() || names.size() != offset.size() || names.size() != scale.size()) {
            throw new IllegalArgumentException(name + ": " + names.size() + " names, " + offset.size() + " offsets and "
                    + scale.size() + " scales must be as many");
        }
        if (!scale.stream().allMatch(s -> s > 0)) {
            throw new IllegalArgumentException(name + ": every scale must be > 0, not " + scale);
        }
    }

    /// Normalisation that maps min…max to -1…1.
    ///
    /// @param min smallest value of each element in the data
    /// @param max largest value of each element
    /// @param floor smallest half range, so that an element that hardly moves is not blown up to noise
    public static ObservedTensor minMax(
            String name, List<String> names, String unit, String frame, double[] min, double[] max, double floor) {
        List<Double> offset = new ArrayList<>();
        List<Double> scale = new ArrayList<>();
        for (int i = 0; i < min.length; i++) {
            offset.add((min[i] + max[i]) / 2);
            scale.add(Math.max((max[i] - min[i]) / 2, floor));
        }
        return new ObservedTensor(name, names, unit, frame, offset, scale);
    }

    /// How many elements one step has.
    public int dim() {
        return names.size();
    }

    /// A window of `steps` of it.
    TensorSpec window(int steps) {
        return TensorSpec.window(name, steps, names, unit, frame);
    }
}
