package dev.armature.policies.file;

import dev.armature.core.Observation;
import dev.armature.core.UserError;
import dev.armature.policies.diffusion.ObservedTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// Makes a policy's folder of a graph that was exported elsewhere and a `policy.yaml` that was written by hand.
public final class NewPolicy {

    private static final long SEED = 1;

    private NewPolicy() {}

    /// Computes checksum and golden pair and writes the folder, which then opens as any policy.
    ///
    /// The golden pair's observation is drawn over the range that the normalisation has.
    ///
    /// @param like a `policy.yaml`; it needs no `network.sha256`, and one that stands there is replaced
    /// @param graph the ONNX file, which becomes `network.file`
    /// @param folder without a policy; made if it is not there
    /// @throws UserError when either file is wrong, they do not fit, or the folder holds a policy
    public static void write(Path like, Path graph, Path folder) {
        if (Files.isRegularFile(folder) || Files.exists(folder.resolve(PolicyFiles.MANIFEST))) {
            throw new UserError(
                    folder.toString(), "is a file or holds a policy already", "Name a folder that is not there.");
        }
        PolicyManifest manifest = ManifestReader.draft(like);
        PolicyFolder.write(folder, manifest, bytes(graph), example(manifest), SEED);
    }

    private static Observation example(PolicyManifest manifest) {
        SplittableRandom random = new SplittableRandom(SEED);
        Observation out = manifest.observation().newObservation();
        List<ObservedTensor> tensors = manifest.observation().tensors();
        for (int step = 0; step < manifest.observation().steps(); step++) {
            for (int i = 0; i < tensors.size(); i++) {
                ObservedTensor tensor = tensors.get(i);
                float[] frame = new float[tensor.dim()];
                for (int e = 0; e < frame.length; e++) {
                    frame[e] = (float) (tensor.offset().get(e) + tensor.scale().get(e) * random.nextDouble(-1, 1));
                }
                out.push(i, frame, step * manifest.action().periodNanos());
            }
        }
        return out;
    }

    private static byte[] bytes(Path graph) {
        try {
            if (Files.size(graph) > PolicyFiles.MAX_GRAPH_BYTES) {
                throw new UserError(
                        graph.toString(),
                        "is larger than " + (PolicyFiles.MAX_GRAPH_BYTES >> 20) + " MiB",
                        "Export the denoiser alone.");
            }
            return Files.readAllBytes(graph);
        } catch (IOException e) {
            throw new UserError(
                    graph.toString(),
                    e instanceof NoSuchFileException ? "is not there" : "cannot be read (" + e + ")",
                    "Give the ONNX file.",
                    e);
        }
    }
}
