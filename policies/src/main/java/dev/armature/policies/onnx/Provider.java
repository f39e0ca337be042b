package dev.armature.policies.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.Locale;

/// What computes a graph.
public enum Provider {
    /// CUDA when it is there and gives the golden numbers, else the CPU.
    AUTO,
    /// The CPU, one thread.
    CPU,
    /// NVIDIA CUDA, in full 32-bit precision.
    CUDA,
    /// NVIDIA TensorRT, in full 32-bit precision.
    TENSORRT;

    /// Adds this provider to `options`. The CPU is always there and needs nothing.
    ///
    /// Only the forms with an options object reach every build of the runtime; the short form `addCUDA(int)` is
    /// missing from some.
    void addTo(SessionOptions options) throws OrtException {
        switch (this) {
            case AUTO, CPU -> {}
            case CUDA -> {
                try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
                    cuda.add("use_tf32", "0");
                    options.addCUDA(cuda);
                }
            }
            case TENSORRT -> {
                try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(0)) {
                    tensorRt.add("trt_fp16_enable", "0");
                    options.addTensorrt(tensorRt);
                }
            }
        }
    }

    /// The runtime's own name for it.
    OrtProvider ort() {
        return switch (this) {
            case AUTO, CPU -> OrtProvider.CPU;
            case CUDA -> OrtProvider.CUDA;
            case TENSORRT -> OrtProvider.TENSOR_RT;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
