package dev.armature.policies.diffusion;

import dev.armature.core.Observation;
import dev.armature.core.ObservationSpec;
import java.util.List;

/// What a policy looks at, and how the network sees it: a flat vector, oldest step first, within a step one tensor
/// after the other.
///
/// @param steps To, how many steps the window holds
/// @param tensors in the order of the network's condition
public record ObservationLayout(int steps, List<ObservedTensor> tensors) {

    /// @throws IllegalArgumentException when there is no step or no tensor
    public ObservationLayout {
        tensors = List.copyOf(tensors);
        if (steps < 1 || tensors.isEmpty()) {
            throw new IllegalArgumentException(steps + " steps of " + tensors.size() + " tensors are no observation");
        }
    }

    /// Do, the elements of one step.
    public int stepSize() {
        return tensors.stream().mapToInt(ObservedTensor::dim).sum();
    }

    /// To · Do, the length of the network's condition.
    public int conditionSize() {
        return steps * stepSize();
    }

    /// In core's words.
    public ObservationSpec spec() {
        return new ObservationSpec(tensors.stream().map(t -> t.window(steps)).toList());
    }

    /// The place of `tensor/element` in one step, or -1.
    public int placeOf(String path) {
        int place = 0;
        for (ObservedTensor tensor : tensors) {
            for (String element : tensor.names()) {
                if (path.equals(tensor.name() + "/" + element)) {
                    return place;
                }
                place++;
            }
        }
        return -1;
    }

    /// A reader of such observations.
    public ObservationNormaliser normaliser() {
        return new ObservationNormaliser(this);
    }

    /// An empty observation of this layout.
    public Observation newObservation() {
        return new Observation(spec());
    }
}
