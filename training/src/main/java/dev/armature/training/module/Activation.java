package dev.armature.training.module;

import dev.armature.training.onnx.GraphBuilder;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Element-wise non-linearities.
public enum Activation implements Exportable {
    /// `x tanh(ln(1 + eˣ))` (Misra 2019).
    MISH {
        @Override
        public Tensor forward(Tensor... inputs) {
            return torch.mish(inputs[0]);
        }

        @Override
        public String onnx(GraphBuilder graph, String... inputs) {
            return graph.node("Mish", inputs[0]);
        }
    },
    /// `x Φ(x)` with the exact error function (Hendrycks and Gimpel 2016).
    GELU {
        @Override
        public Tensor forward(Tensor... inputs) {
            return torch.gelu(inputs[0]);
        }

        @Override
        public String onnx(GraphBuilder graph, String... inputs) {
            return graph.node("Gelu", inputs[0]);
        }
    },
    /// `max(0, x)`.
    RELU {
        @Override
        public Tensor forward(Tensor... inputs) {
            return torch.relu(inputs[0]);
        }

        @Override
        public String onnx(GraphBuilder graph, String... inputs) {
            return graph.node("Relu", inputs[0]);
        }
    }
}
