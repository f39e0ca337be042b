package dev.armature.policies.file;

/// The denoiser's ONNX graph, and which of its ports is which.
///
/// @param file in the policy's folder, such as `denoiser.onnx`
/// @param sha256 of the file, in hex; empty until the folder is written
/// @param sample input \[1, H, Da\]: the noised chunk
/// @param timestep input \[1\]: the noise level, float32 or int64 as the graph has it
/// @param condition input \[1, To · Do\]: the normalised observation
/// @param noise output \[1, H, Da\]: the noise in the sample
public record NetworkFile(String file, String sha256, String sample, String timestep, String condition, String noise) {

    /// The names that our own exporter gives.
    public static final NetworkFile DEFAULT =
            new NetworkFile("denoiser.onnx", "", "sample", "timestep", "condition", "noise");

    NetworkFile withSha256(String hex) {
        return new NetworkFile(file, hex, sample, timestep, condition, noise);
    }
}
