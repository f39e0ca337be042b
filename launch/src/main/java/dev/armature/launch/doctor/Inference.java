package dev.armature.launch.doctor;

import ai.onnxruntime.OrtEnvironment;
import dev.armature.policies.onnx.OnnxEnvironment;

/// What policies can run on. A provider that is named here is in the build; whether it computes right is proven on a
/// policy's golden pair.
final class Inference {

    private Inference() {}

    static Finding look() {
        try {
            return Finding.ok(
                    "ONNX Runtime",
                    OnnxEnvironment.get().getVersion() + " with " + OrtEnvironment.getAvailableProviders());
        } catch (LinkageError | RuntimeException e) {
            return Finding.fail(
                    "ONNX Runtime", "cannot be loaded (" + e + ")", "Remove the folder .armature and start again.");
        }
    }
}
