package dev.armature.policies.file;

import dev.armature.core.Observation;
import dev.armature.core.UserError;
import dev.armature.policies.diffusion.ActionNormaliser;
import dev.armature.policies.diffusion.Denoiser;
import dev.armature.policies.diffusion.GaussianNoise;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.diffusion.ObservedTensor;
import dev.armature.policies.diffusion.Posterior;
import dev.armature.policies.diffusion.Sampler;
import dev.armature.policies.diffusion.Solve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes golden pairs and holds a graph against them: one network call, and one DDIM solve from given noise to actions
/// in SI units. The second proves schedule, normalisation and references as well.
///
/// The solve starts in the middle of the levels. From the last one the division by √ᾱ ≈ 0 would turn the last bit in
/// which two processors differ into visible differences.
final class GoldenProof {

    /// Largest difference, relative to the largest number of the array or dimension.
    static final double TOLERANCE = 1e-4;

    private static final double SMALLEST_SCALE = 1e-6;
    private static final int CALLS = 5;

    private final PolicyManifest manifest;

    GoldenProof(PolicyManifest manifest) {
        this.manifest = manifest;
    }

    /// Computes the golden pair of `denoiser`.
    ///
    /// @param example an observation of the policy's kind
    /// @param seed of the noise
    Golden make(Denoiser denoiser, Observation example, long seed) {
        GaussianNoise source = new GaussianNoise(seed);
        int size = manifest.action().size();
        float[] condition = new float[manifest.observation().conditionSize()];
        manifest.observation().normaliser().condition(example, condition);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put(Golden.GRAPH_SAMPLE, noise(source, size));
        arrays.put(Golden.GRAPH_TIMESTEP, new float[] {manifest.diffusion().trainLevels() / 4});
        arrays.put(Golden.GRAPH_CONDITION, condition);
        arrays.put(Golden.CHAIN_NOISE, noise(source, size));
        for (int i = 0; i < manifest.observation().tensors().size(); i++) {
            arrays.put(observationName(i), example.floats(i).clone());
        }
        arrays.putAll(outputs(denoiser, arrays));
        return new Golden(arrays);
    }

    /// Holds `denoiser` against `golden`.
    ///
    /// @param file what errors call the golden file
    /// @throws UserError when an array is missing or of the wrong length, or a number differs
    void check(String file, Golden golden, Denoiser denoiser) {
        Map<String, float[]> arrays = golden.arrays();
        int size = manifest.action().size();
        int dim = manifest.action().dim();
        requireLength(file, arrays, Golden.GRAPH_SAMPLE, size);
        requireLength(file, arrays, Golden.GRAPH_TIMESTEP, 1);
        requireLength(
                file, arrays, Golden.GRAPH_CONDITION, manifest.observation().conditionSize());
        for (String name : List.of(Golden.GRAPH_NOISE, Golden.CHAIN_NOISE, Golden.CHAIN_SAMPLE, Golden.CHAIN_CHUNK)) {
            requireLength(file, arrays, name, size);
        }
        for (int i = 0; i < manifest.observation().tensors().size(); i++) {
            ObservedTensor tensor = manifest.observation().tensors().get(i);
            requireLength(
                    file, arrays, observationName(i), manifest.observation().steps() * tensor.dim());
        }
        Map<String, float[]> computed = outputs(denoiser, arrays);
        for (Map.Entry<String, float[]> entry : computed.entrySet()) {
            float[] expected = arrays.getOrDefault(entry.getKey(), new float[0]);
            compare(file, entry.getKey(), expected, entry.getValue(), dim);
        }
    }

    private Map<String, float[]> outputs(Denoiser denoiser, Map<String, float[]> in) {
        int size = manifest.action().size();
        float[] noise = new float[size];
        int k = Math.round(array(in, Golden.GRAPH_TIMESTEP)[0]);
        denoiser.noise(array(in, Golden.GRAPH_SAMPLE), k, array(in, Golden.GRAPH_CONDITION), noise);

        Observation observation = manifest.observation().newObservation();
        for (int i = 0; i < manifest.observation().tensors().size(); i++) {
            float[] from = array(in, observationName(i));
            System.arraycopy(from, 0, observation.floats(i), 0, from.length);
        }
        float[] condition = new float[manifest.observation().conditionSize()];
        manifest.observation().normaliser().condition(observation, condition);
        double[] x = new double[size];
        for (int at = 0; at < size; at++) {
            x[at] = array(in, Golden.CHAIN_NOISE)[at];
        }
        int levels = manifest.diffusion().trainLevels();
        Solve solve = Solve.spread(Posterior.DDIM, levels / 2, Math.min(CALLS, levels / 2 + 1));
        NoiseSchedule schedule = new NoiseSchedule(manifest.diffusion().schedule(), levels);
        new Sampler(schedule, manifest.diffusion().clipSample(), size, denoiser)
                .solve(solve.posterior(), solve.levelArray(), x, condition, () -> 0);
        double[] references = new double[manifest.action().dim()];
        double[] si = new double[size];
        ActionNormaliser actions = manifest.action().normaliser(manifest.observation());
        actions.references(observation, references);
        actions.toSi(x, references, si);
        // in this order: what the graph alone gets wrong is said first
        Map<String, float[]> out = new LinkedHashMap<>();
        out.put(Golden.GRAPH_NOISE, noise);
        out.put(Golden.CHAIN_SAMPLE, floats(x));
        out.put(Golden.CHAIN_CHUNK, floats(si));
        return out;
    }

    private String observationName(int tensor) {
        return Golden.CHAIN_OBSERVATION
                + manifest.observation().tensors().get(tensor).name();
    }

    private static void compare(String file, String name, float[] expected, float[] computed, int dim) {
        for (int i = 0; i < dim; i++) {
            double scale = SMALLEST_SCALE;
            double worst = 0;
            for (int at = i; at < expected.length; at += dim) {
                // against an infinite golden number every difference would be small
                if (!Float.isFinite(expected[at])) {
                    throw new UserError(
                            file,
                            "the policy is refused: '" + name + "', dimension " + i + ", is " + expected[at],
                            "A golden pair that is not finite proves nothing; export the policy again.");
                }
                scale = Math.max(scale, Math.abs(expected[at]));
                double difference = Math.abs((double) expected[at] - computed[at]);
                worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, difference);
            }
            if (!(worst <= TOLERANCE * scale)) {
                throw new UserError(
                        file,
                        "the policy is refused: it does not compute what it did when it was exported ('" + name
                                + "', dimension " + i + ", is off by " + (float) worst + " where " + (float) scale
                                + " is the largest number)",
                        "The weights or the manifest were swapped or changed; export or copy the policy again.");
            }
        }
    }

    private static void requireLength(String file, Map<String, float[]> arrays, String name, int length) {
        float[] array = arrays.get(name);
        if (array == null || array.length != length) {
            throw new UserError(
                    file,
                    "'" + name + "' has " + (array == null ? "no" : array.length) + " numbers where the policy needs "
                            + length,
                    "It belongs to another policy; export the policy again.");
        }
    }

    private static float[] array(Map<String, float[]> arrays, String name) {
        float[] array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException(name);
        }
        return array;
    }

    private static float[] noise(GaussianNoise source, int size) {
        float[] out = new float[size];
        for (int at = 0; at < size; at++) {
            out[at] = (float) source.next();
        }
        return out;
    }

    private static float[] floats(double[] numbers) {
        float[] out = new float[numbers.length];
        for (int at = 0; at < out.length; at++) {
            out[at] = (float) numbers[at];
        }
        return out;
    }
}
