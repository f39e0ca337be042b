package dev.armature.training.module;

import dev.armature.training.onnx.GraphBuilder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/// A plain multi-layer perceptron: `[B, in]` to `[B, out]`, with an activation after every layer but the last.
public final class Mlp implements Exportable {

    private final List<Linear> layers = new ArrayList<>();
    private final Activation activation;

    /// @param widths input, hidden layers and output, such as `46, 256, 256, 7`
    /// @throws IllegalArgumentException when there are fewer than two
    public Mlp(Parameters parameters, String name, Activation activation, int... widths) {
        if (widths.length < 2) {
            throw new IllegalArgumentException(name + ": a perceptron needs a width at its input and its output");
        }
        this.activation = activation;
        for (int i = 0; i + 1 < widths.length; i++) {
            layers.add(new Linear(parameters, name + ".layer" + i, widths[i], widths[i + 1]));
        }
    }

    @Override
    public Tensor forward(Tensor... inputs) {
        Tensor x = layers.getFirst().forward(inputs[0]);
        for (Linear layer : layers.subList(1, layers.size())) {
            x = layer.forward(activation.forward(x));
        }
        return x;
    }

    @Override
    public String onnx(GraphBuilder graph, String... inputs) {
        String x = layers.getFirst().onnx(graph, inputs[0]);
        for (Linear layer : layers.subList(1, layers.size())) {
            x = layer.onnx(graph, activation.onnx(graph, x));
        }
        return x;
    }
}
