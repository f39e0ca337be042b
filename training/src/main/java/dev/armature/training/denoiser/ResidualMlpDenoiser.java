package dev.armature.training.denoiser;

import dev.armature.training.module.Activation;
import dev.armature.training.module.Exportable;
import dev.armature.training.module.LayerNorm;
import dev.armature.training.module.Linear;
import dev.armature.training.module.Parameters;
import dev.armature.training.module.TimeEmbedding;
import dev.armature.training.onnx.Attributes;
import dev.armature.training.onnx.GraphBuilder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// A perceptron with residual blocks over the flattened chunk: small, and fast at batch 1.
///
/// Every block is `h + W₂ mish((1 + Wₛ e) W₁ LN(h) + Wₜ e)`, where `e` holds the denoise index and the observations
/// (FiLM, Perez et al. 2018). The observations enter beside the chunk too, as in DPPO's perceptron (Ren et al. 2024).
public final class ResidualMlpDenoiser implements Denoiser {

    private static final int TIME_WIDTH = 32;
    private static final int EMBEDDING = 128;
    private static final Activation ACTIVATION = Activation.MISH;

    private final int horizon;
    private final int actionDim;
    private final int conditionDim;
    private final Parameters parameters;
    private final TimeEmbedding time = new TimeEmbedding(TIME_WIDTH);
    private final Linear embed;
    private final Linear in;
    private final List<Block> blocks = new ArrayList<>();
    private final LayerNorm norm;
    private final Linear out;

    /// @param width of the hidden layers
    /// @param depth how many blocks
    /// @param seed of the initial values
    public ResidualMlpDenoiser(int horizon, int actionDim, int conditionDim, int width, int depth, long seed) {
        this.horizon = horizon;
        this.actionDim = actionDim;
        this.conditionDim = conditionDim;
        parameters = new Parameters(seed);
        embed = new Linear(parameters, "embed", TIME_WIDTH + conditionDim, EMBEDDING);
        in = new Linear(parameters, "in", horizon * actionDim + conditionDim, width);
        for (int i = 0; i < depth; i++) {
            blocks.add(new Block(parameters, "block" + i, width));
        }
        norm = new LayerNorm(parameters, "norm", width);
        out = new Linear(parameters, "out", width, horizon * actionDim);
    }

    @Override
    public int horizon() {
        return horizon;
    }

    @Override
    public int actionDim() {
        return actionDim;
    }

    @Override
    public int conditionDim() {
        return conditionDim;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Tensor forward(Tensor... inputs) {
        Tensor both = torch.cat(new TensorVector(time.forward(inputs[1]), inputs[2]), 1);
        Tensor e = ACTIVATION.forward(embed.forward(both));
        Tensor chunk = inputs[0].reshape(-1, (long) horizon * actionDim);
        Tensor h = in.forward(torch.cat(new TensorVector(chunk, inputs[2]), 1));
        for (Block block : blocks) {
            h = block.forward(h, e);
        }
        return out.forward(norm.forward(h)).reshape(-1, horizon, actionDim);
    }

    @Override
    public String onnx(GraphBuilder graph, String... inputs) {
        String both =
                graph.node("Concat", List.of(Attributes.whole("axis", 1)), time.onnx(graph, inputs[1]), inputs[2]);
        String e = ACTIVATION.onnx(graph, embed.onnx(graph, both));
        String chunk = graph.reshape(inputs[0], 1, (long) horizon * actionDim);
        String h = in.onnx(graph, graph.node("Concat", List.of(Attributes.whole("axis", 1)), chunk, inputs[2]));
        for (Block block : blocks) {
            h = block.onnx(graph, h, e);
        }
        return graph.reshape(out.onnx(graph, norm.onnx(graph, h)), 1, horizon, actionDim);
    }

    private static final class Block implements Exportable {

        private final LayerNorm norm;
        private final Linear first;
        private final Linear scale;
        private final Linear shift;
        private final Linear second;

        Block(Parameters parameters, String name, int width) {
            norm = new LayerNorm(parameters, name + ".norm", width);
            first = new Linear(parameters, name + ".first", width, width);
            scale = new Linear(parameters, name + ".scale", EMBEDDING, width);
            shift = new Linear(parameters, name + ".shift", EMBEDDING, width);
            second = new Linear(parameters, name + ".second", width, width);
        }

        @Override
        public Tensor forward(Tensor... inputs) {
            Tensor hidden = first.forward(norm.forward(inputs[0]));
            // 1 + scale, so that an untrained block lets its input through
            Tensor scaled = hidden.add(hidden.mul(scale.forward(inputs[1])));
            Tensor modulated = scaled.add_(shift.forward(inputs[1]));
            return second.forward(ACTIVATION.forward(modulated)).add_(inputs[0]);
        }

        @Override
        public String onnx(GraphBuilder graph, String... inputs) {
            String hidden = first.onnx(graph, norm.onnx(graph, inputs[0]));
            String scaled = graph.node("Add", hidden, graph.node("Mul", hidden, scale.onnx(graph, inputs[1])));
            String modulated = graph.node("Add", scaled, shift.onnx(graph, inputs[1]));
            return graph.node("Add", inputs[0], second.onnx(graph, ACTIVATION.onnx(graph, modulated)));
        }
    }
}
