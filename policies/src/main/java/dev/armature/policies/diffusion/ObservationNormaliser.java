package dev.armature.policies.diffusion;

import dev.armature.core.Observation;

/// Turns observations into the network's condition. Allocates nothing.
public final class ObservationNormaliser {

    private final int steps;
    private final int stepSize;
    private final int[] dims;
    private final double[] offset;
    private final double[] scale;

    ObservationNormaliser(ObservationLayout layout) {
        this.steps = layout.steps();
        this.stepSize = layout.stepSize();
        this.dims = layout.tensors().stream().mapToInt(ObservedTensor::dim).toArray();
        this.offset = layout.tensors().stream()
                .flatMap(t -> t.offset().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        this.scale = layout.tensors().stream()
                .flatMap(t -> t.scale().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /// Normalises.
    ///
    /// @param observation of the layout's spec, in SI units; not modified
    /// @param out To · Do; overwritten
    public void condition(Observation observation, float[] out) {
        int place = 0;
        for (int tensor = 0; tensor < dims.length; tensor++) {
            float[] window = observation.floats(tensor);
            int dim = dims[tensor];
            for (int step = 0; step < steps; step++) {
                for (int j = 0; j < dim; j++) {
                    int element = place + j;
                    out[step * stepSize + element] =
                            (float) ((window[step * dim + j] - offset[element]) / scale[element]);
                }
            }
            place += dim;
        }
    }

    /// Element `place` of the newest step, as it is, in its unit.
    ///
    /// @param place of [ObservationLayout#placeOf(String)]
    public double newest(Observation observation, int place) {
        int rest = place;
        for (int tensor = 0; tensor < dims.length; tensor++) {
            if (rest < dims[tensor]) {
                return observation.floats(tensor)[(steps - 1) * dims[tensor] + rest];
            }
            rest -= dims[tensor];
        }
        throw new IndexOutOfBoundsException(place);
    }
}
