package dev.armature.policies.diffusion;

import dev.armature.core.Observation;

/// Between actions in SI units and the numbers that the network sees. Each row has its own scale: late rows of a
/// relative action lie further away. Allocates nothing.
public final class ActionNormaliser {

    private final int horizon;
    private final int dim;
    private final double clip;
    private final int[] referencePlaces;
    private final double[] middle;
    private final double[] half;
    private final boolean[] discrete;
    private final ObservationNormaliser observation;

    ActionNormaliser(ActionLayout layout, ObservationLayout observed) {
        this.horizon = layout.horizon();
        this.dim = layout.dim();
        this.clip = layout.clip();
        this.observation = observed.normaliser();
        this.referencePlaces = new int[dim];
        this.middle = new double[horizon * dim];
        this.half = new double[horizon * dim];
        this.discrete = new boolean[dim];
        for (int i = 0; i < dim; i++) {
            ActionDim d = layout.dims().get(i);
            discrete[i] = d.discrete() != ActionDim.Discrete.NONE;
            referencePlaces[i] = observed.placeOf(d.relativeTo());
            if (!d.relativeTo().isEmpty() && referencePlaces[i] < 0) {
                throw new IllegalArgumentException(
                        d.name() + " is relative to '" + d.relativeTo() + "', which the observation does not have");
            }
            for (int h = 0; h < horizon; h++) {
                boolean scaled = !d.low().isEmpty();
                double low = scaled ? d.low().get(h) : 0;
                double high = scaled ? d.high().get(h) : 0;
                double unscaled = d.discrete() == ActionDim.Discrete.SCALE ? d.factor() : 1;
                middle[h * dim + i] = (low + high) / 2;
                half[h * dim + i] = scaled ? (high - low) / 2 : unscaled;
            }
        }
    }

    /// What each dimension is relative to.
    ///
    /// @param out Da numbers in the dimensions' units; 0 where a dimension is absolute
    public void references(Observation from, double[] out) {
        for (int i = 0; i < dim; i++) {
            out[i] = referencePlaces[i] < 0 ? 0 : observation.newest(from, referencePlaces[i]);
        }
    }

    /// Actions in SI units as the network sees them, clipped as the training data are.
    ///
    /// @param si H × Da in SI units; not modified
    /// @param references of [#references(Observation, double\[\])]
    /// @param out H × Da; overwritten; may be `si`
    public void toNetwork(double[] si, double[] references, double[] out) {
        for (int at = 0; at < horizon * dim; at++) {
            double value = (si[at] - references[at % dim] - middle[at]) / half[at];
            out[at] = Math.max(-clip, Math.min(clip, value));
        }
    }

    /// What the network means, in SI units; discrete dimensions still continuous.
    ///
    /// @param network H × Da; not modified
    /// @param references of [#references(Observation, double\[\])]
    /// @param out H × Da; overwritten; may be `network`
    public void toSi(double[] network, double[] references, double[] out) {
        for (int at = 0; at < horizon * dim; at++) {
            out[at] = network[at] * half[at] + middle[at] + references[at % dim];
        }
    }

    /// The command that a number means: discrete dimensions are -1 or +1, others are what they are.
    ///
    /// @param i dimension
    /// @param si of [#toSi(double\[\], double\[\], double\[\])]
    public float command(int i, double si) {
        if (discrete[i]) {
            return si < 0 ? -1 : 1;
        }
        return (float) si;
    }
}
