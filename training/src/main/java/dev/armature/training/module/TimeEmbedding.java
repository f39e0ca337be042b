package dev.armature.training.module;

import dev.armature.training.onnx.Attributes;
import dev.armature.training.onnx.GraphBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// Sines and cosines of a denoise index at geometrically spaced frequencies: `[B]` to `[B, width]`, the sines first
/// (Vaswani et al. 2017, §3.5, in the arrangement of Ho et al. 2020).
public final class TimeEmbedding implements Exportable {

    private static final double SLOWEST = 1e-4;

    private final int half;
    private final float[] frequencies;
    private final Tensor row;

    /// @param width of the output, even and at least 4
    /// @throws IllegalArgumentException when it is not
    public TimeEmbedding(int width) {
        if (width < 4 || width % 2 != 0) {
            throw new IllegalArgumentException("an embedding of time is even and >= 4 wide, not " + width);
        }
        half = width / 2;
        frequencies = new float[half];
        for (int i = 0; i < half; i++) {
            frequencies[i] = (float) Math.pow(SLOWEST, i / (half - 1.0));
        }
        row = torch.zeros(1, half).retainReference();
        row.data_ptr_float().put(frequencies);
    }

    @Override
    public Tensor forward(Tensor... inputs) {
        Tensor angles = inputs[0].unsqueeze(1).mul(row);
        return torch.cat(new TensorVector(angles.sin(), angles.cos()), 1);
    }

    @Override
    public String onnx(GraphBuilder graph, String... inputs) {
        String angles = graph.node("Mul", inputs[0], graph.initializer("time.frequencies", frequencies, 1, half));
        return graph.node(
                "Concat", List.of(Attributes.whole("axis", 1)), graph.node("Sin", angles), graph.node("Cos", angles));
    }
}
