package dev.armature.policies.testing;

import java.util.Random;

/// A small denoiser graph: noise = tanh(a · sample + condition W + b · timestep), with random weights.
public final class ToyNetwork {

    private ToyNetwork() {}

    /// The graph, with a float timestep.
    public static byte[] onnx(int horizon, int dim, int conditionSize, long seed) {
        return onnx(horizon, dim, conditionSize, seed, OnnxBytes.FLOAT);
    }

    /// The graph.
    ///
    /// @param timestepType [OnnxBytes#FLOAT] or [OnnxBytes#INT64]
    public static byte[] onnx(int horizon, int dim, int conditionSize, long seed, int timestepType) {
        Random random = new Random(seed);
        int size = horizon * dim;
        return new OnnxBytes()
                .input("sample", OnnxBytes.FLOAT, 1, horizon, dim)
                .input("timestep", timestepType, 1)
                .input("condition", OnnxBytes.FLOAT, 1, conditionSize)
                .output("noise", OnnxBytes.FLOAT, 1, horizon, dim)
                .weights("W", randoms(random, conditionSize * size, 0.3), conditionSize, size)
                .weights("a", randoms(random, size, 1), 1, horizon, dim)
                .weights("b", randoms(random, size, 0.01), 1, horizon, dim)
                .wholes("shape", 1, horizon, dim)
                .cast(OnnxBytes.FLOAT, "level", "timestep")
                .node("MatMul", "flat", "condition", "W")
                .node("Reshape", "mean", "flat", "shape")
                .node("Mul", "scaled", "sample", "a")
                .node("Mul", "timed", "b", "level")
                .node("Add", "sum1", "scaled", "mean")
                .node("Add", "sum2", "sum1", "timed")
                .node("Tanh", "noise", "sum2")
                .toBytes();
    }

    private static float[] randoms(Random random, int n, double scale) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) (random.nextGaussian() * scale);
        }
        return out;
    }
}
