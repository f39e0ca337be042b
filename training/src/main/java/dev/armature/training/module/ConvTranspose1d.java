package dev.armature.training.module;

import dev.armature.training.onnx.Attributes;
import dev.armature.training.onnx.GraphBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// Transposed convolution over time: `[B, in, T]` to `[B, out, (T-1) stride - 2 padding + kernel]`.
public final class ConvTranspose1d implements Exportable {

    private final int kernel;
    private final int stride;
    private final int padding;
    private final Parameter weight;
    private final Parameter bias;

    /// @param kernel taps
    /// @param stride outputs for each input
    /// @param padding outputs that are cut off on either end
    public ConvTranspose1d(Parameters parameters, String name, int in, int out, int kernel, int stride, int padding) {
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
        double bound = 1 / Math.sqrt((double) out * kernel);
        weight = parameters.uniform(name + ".weight", bound, in, out, kernel);
        bias = parameters.uniform(name + ".bias", bound, out);
    }

    @Override
    public Tensor forward(Tensor... inputs) {
        return torch.conv_transpose1d(
                inputs[0],
                weight.tensor(),
                new TensorOptional(bias.tensor()),
                new long[] {stride},
                new long[] {padding},
                new long[] {0},
                1,
                1);
    }

    @Override
    public String onnx(GraphBuilder graph, String... inputs) {
        return graph.node(
                "ConvTranspose",
                List.of(
                        Attributes.wholes("kernel_shape", kernel),
                        Attributes.wholes("strides", stride),
                        Attributes.wholes("pads", padding, padding)),
                inputs[0],
                graph.initializer(weight.name(), weight.toArray(), weight.shape()),
                graph.initializer(bias.name(), bias.toArray(), bias.shape()));
    }
}
