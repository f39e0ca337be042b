package dev.armature.policies.diffusion;

import dev.armature.core.ActionSpec;
import java.util.List;

/// What a policy commands, and how the network sees it: H rows, the row To-1 for the time of the observation.
///
/// @param kind how a robot takes an action
/// @param frame of Cartesian dimensions, or empty
/// @param periodSeconds time between rows
/// @param horizon H, rows that the network makes
/// @param clip bound of a normalised number in the training data, such as 1.5
/// @param dims Da dimensions
public record ActionLayout(
        ActionSpec.Kind kind, String frame, double periodSeconds, int horizon, double clip, List<ActionDim> dims) {

    private static final double NANOS_PER_SECOND = 1e9;

    /// @throws IllegalArgumentException when the parts do not fit
    public ActionLayout {
        dims = List.copyOf(dims);
        if (dims.isEmpty() || horizon < 1 || !(periodSeconds > 0) || !(clip > 0)) {
            throw new IllegalArgumentException("an action needs dimensions, and horizon " + horizon + ", period "
                    + periodSeconds + " s and clip " + clip + " > 0");
        }
        for (ActionDim dim : dims) {
            if (!dim.low().isEmpty() && dim.low().size() != horizon) {
                throw new IllegalArgumentException(
                        dim.name() + ": " + dim.low().size() + " bounds for " + horizon + " rows");
            }
        }
    }

    /// In core's words.
    public ActionSpec spec() {
        return new ActionSpec(
                kind,
                dims.stream().map(ActionDim::name).toList(),
                dims.stream().map(ActionDim::unit).toList(),
                frame);
    }

    /// Da.
    public int dim() {
        return dims.size();
    }

    /// H · Da.
    public int size() {
        return horizon * dims.size();
    }

    /// Time between rows in nanoseconds.
    public long periodNanos() {
        return Math.round(periodSeconds * NANOS_PER_SECOND);
    }

    /// A reader of such actions.
    ///
    /// @param observation where the references are found
    /// @throws IllegalArgumentException when a reference is not in the observation
    public ActionNormaliser normaliser(ObservationLayout observation) {
        return new ActionNormaliser(this, observation);
    }
}
