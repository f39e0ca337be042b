package dev.armature.training.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.armature.policies.onnx.OnnxEnvironment;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether a graph computes in ONNX Runtime what the network computes in libtorch.
public final class Parity {

    /// How far the two may lie apart.
    public static final double TOLERANCE = 1e-5;

    private Parity() {}

    /// A named, shaped array that goes into a graph.
    ///
    /// @param name of the graph's input
    /// @param data row-major; not modified
    /// @param shape length of each axis, outermost first
    public record Input(String name, float[] data, List<Long> shape) {

        /// Takes a copy of the shape.
        public Input {
            shape = List.copyOf(shape);
        }
    }

    /// Runs `model` on the CPU provider.
    ///
    /// @param model an ONNX file's content, with float32 inputs and one float32 output
    /// @return the output, row-major
    /// @throws IllegalStateException when the runtime refuses the graph
    public static float[] run(byte[] model, List<Input> inputs) {
        OrtEnvironment environment = OnnxEnvironment.get();
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model, options)) {
                for (Input input : inputs) {
                    long[] shape =
                            input.shape().stream().mapToLong(Long::longValue).toArray();
                    tensors.put(
                            input.name(), OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.data()), shape));
                }
                try (OrtSession.Result result = session.run(tensors)) {
                    FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
                    float[] out = new float[buffer.remaining()];
                    buffer.get(out);
                    return out;
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refuses the graph", e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /// The largest absolute difference; infinite when the lengths differ or a number is not finite.
    public static double distance(float[] a, float[] b) {
        if (a.length != b.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = Math.abs((double) a[i] - b[i]);
            largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return largest;
    }
}
