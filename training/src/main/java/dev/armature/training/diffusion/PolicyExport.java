package dev.armature.training.diffusion;

import dev.armature.core.Observation;
import dev.armature.core.UserError;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.file.PolicyManifest;
import dev.armature.training.denoiser.Denoiser;
import dev.armature.training.onnx.Parity;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Writes a trained network as a policy folder, after proving that the graph computes what the network computes.
public final class PolicyExport {

    private static final int TRIALS = 16;
    private static final long SEED = 20;

    private PolicyExport() {}

    /// Exports `net`, proves it and writes the folder.
    ///
    /// @param folder made if it is not there
    /// @param example an observation from the data, for the golden pair
    /// @return the largest distance between network and graph
    /// @throws UserError when that is above [Parity#TOLERANCE]; nothing is written then
    public static double write(Path folder, PolicyManifest manifest, Denoiser net, Observation example) {
        return write(folder, manifest, net, net.toOnnx(), example);
    }

    /// As above with a graph that was made before, which may not be the network's.
    static double write(Path folder, PolicyManifest manifest, Denoiser net, byte[] model, Observation example) {
        double parity = parity(net, model, manifest.diffusion().trainLevels());
        if (!(parity <= Parity.TOLERANCE)) {
            throw new UserError(
                    folder.toString(),
                    "the exported graph differs from the network by " + parity + ", more than " + Parity.TOLERANCE,
                    "Nothing was written. This is a fault of the exporter or of the weights; report it with the"
                            + " checkpoint.");
        }
        PolicyFolder.write(folder, manifest, model, example, SEED);
        return parity;
    }

    /// The largest distance between `net` in libtorch and `model` in ONNX Runtime, on random inputs of all levels.
    static double parity(Denoiser net, byte[] model, int levels) {
        SplittableRandom random = new SplittableRandom(SEED);
        double largest = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            float[] sample = normal(random, net.horizon() * net.actionDim());
            float[] condition = normal(random, net.conditionDim());
            float[] level = {(float) Math.floor((levels - 1.0) * trial / (TRIALS - 1))};
            float[] exported = Parity.run(
                    model,
                    List.of(
                            new Parity.Input(
                                    "sample", sample, List.of(1L, (long) net.horizon(), (long) net.actionDim())),
                            new Parity.Input("timestep", level, List.of(1L)),
                            new Parity.Input("condition", condition, List.of(1L, (long) net.conditionDim()))));
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Tensor out = net.forward(
                                tensor(sample, 1, net.horizon(), net.actionDim()),
                                tensor(level, 1),
                                tensor(condition, 1, net.conditionDim()))
                        .contiguous();
                float[] trained = new float[exported.length];
                out.data_ptr_float().get(trained);
                largest = Math.max(largest, Parity.distance(trained, exported));
            }
        }
        return largest;
    }

    private static float[] normal(SplittableRandom random, int n) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    private static Tensor tensor(float[] values, long... shape) {
        Tensor tensor = torch.zeros(shape);
        tensor.data_ptr_float().put(values);
        return tensor;
    }
}
