package dev.armature.training.module;

import dev.armature.training.onnx.Attributes;
import dev.armature.training.onnx.GraphBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// Convolution over time: `[B, in, T]` to `[B, out, T']`, with zeros beyond the ends.
public final class Conv1d implements Exportable {

    private final int kernel;
    private final int stride;
    private final int padding;
    private final Parameter weight;
    private final Parameter bias;

    /// @param kernel taps
    /// @param stride steps between outputs
    /// @param padding zeros on either end
    public Conv1d(Parameters parameters, String name, int in, int out, int kernel, int stride, int padding) {
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
        double bound = 1 / Math.sqrt((double) in * kernel);
        weight = parameters.uniform(name + ".weight", bound, out, in, kernel);
        bias = parameters.uniform(name + ".bias", bound, out);
    }

    /// A convolution that keeps the length; `kernel` is odd.
    public static Conv1d same(Parameters parameters, String name, int in, int out, int kernel) {
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException(name + ": only an odd kernel keeps the length, not " + kernel);
        }
        return new Conv1d(parameters, name, in, out, kernel, 1, kernel / 2);
    }

    @Override
    public Tensor forward(Tensor... inputs) {
        return torch.conv1d(
                inputs[0],
                weight.tensor(),
                new TensorOptional(bias.tensor()),
                new long[] {stride},
                new long[] {padding},
                new long[] {1},
                1);
    }

    @Override
    public String onnx(GraphBuilder graph, String... inputs) {
        return graph.node(
                "Conv",
                List.of(
                        Attributes.wholes("kernel_shape", kernel),
                        Attributes.wholes("strides", stride),
                        Attributes.wholes("pads", padding, padding)),
                inputs[0],
                graph.initializer(weight.name(), weight.toArray(), weight.shape()),
                graph.initializer(bias.name(), bias.toArray(), bias.shape()));
    }
}
