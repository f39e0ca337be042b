package dev.armature.training.module;

import dev.armature.training.onnx.Attributes;
import dev.armature.training.onnx.GraphBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// Normalises the last axis to mean 0 and variance 1, then scales and shifts each element (Ba et al. 2016).
public final class LayerNorm implements Exportable {

    private static final float EPSILON = 1e-5f;

    private final int width;
    private final Parameter weight;
    private final Parameter bias;

    /// For a last axis of `width`.
    public LayerNorm(Parameters parameters, String name, int width) {
        this.width = width;
        weight = parameters.constant(name + ".weight", 1, width);
        bias = parameters.constant(name + ".bias", 0, width);
    }

    @Override
    public Tensor forward(Tensor... inputs) {
        return torch.layer_norm(
                inputs[0],
                new long[] {width},
                new TensorOptional(weight.tensor()),
                new TensorOptional(bias.tensor()),
                EPSILON,
                false);
    }

    @Override
    public String onnx(GraphBuilder graph, String... inputs) {
        return graph.node(
                "LayerNormalization",
                List.of(Attributes.whole("axis", -1), Attributes.number("epsilon", EPSILON)),
                inputs[0],
                graph.initializer(weight.name(), weight.toArray(), width),
                graph.initializer(bias.name(), bias.toArray(), width));
    }
}
