package dev.armature.training.module;

import dev.armature.training.onnx.Attributes;
import dev.armature.training.onnx.GraphBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// `y = x Wᵀ + b`: `[B, in]` to `[B, out]`. Starts as torch's does, uniform in ±1/√in.
public final class Linear implements Exportable {

    private final Parameter weight;
    private final Parameter bias;

    /// A layer `in` wide at its input and `out` wide at its output.
    public Linear(Parameters parameters, String name, int in, int out) {
        this(parameters, name, in, out, 1);
    }

    /// As above, with the initial values multiplied by `gain`; 0 makes a layer that starts by answering 0.
    public Linear(Parameters parameters, String name, int in, int out, double gain) {
        double bound = gain / Math.sqrt(in);
        weight = parameters.uniform(name + ".weight", bound, out, in);
        bias = parameters.uniform(name + ".bias", bound, out);
    }

    @Override
    public Tensor forward(Tensor... inputs) {
        return torch.linear(inputs[0], weight.tensor(), bias.tensor());
    }

    @Override
    public String onnx(GraphBuilder graph, String... inputs) {
        return graph.node(
                "Gemm",
                List.of(Attributes.whole("transB", 1)),
                inputs[0],
                graph.initializer(weight.name(), weight.toArray(), weight.shape()),
                graph.initializer(bias.name(), bias.toArray(), bias.shape()));
    }
}
