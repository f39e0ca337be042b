package dev.armature.training.denoiser;

import dev.armature.training.module.Activation;
import dev.armature.training.module.Conv1d;
import dev.armature.training.module.ConvTranspose1d;
import dev.armature.training.module.GroupNorm;
import dev.armature.training.module.Linear;
import dev.armature.training.module.Parameters;
import dev.armature.training.module.TimeEmbedding;
import dev.armature.training.onnx.Attributes;
import dev.armature.training.onnx.GraphBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// A U-Net over the rows of the chunk: the network of Diffusion Policy (Chi et al. 2023, §III-A).
///
/// Levels of two [FilmBlock1d] each, halving the rows between them on the way down and doubling them on the way up,
/// with the deeper levels' outputs handed across.
public final class ConditionalUnet1d implements Denoiser {

    private static final Activation ACTIVATION = Activation.MISH;
    private static final int GROUPS = 8;

    private final int horizon;
    private final int actionDim;
    private final int conditionDim;
    private final Parameters parameters;
    private final TimeEmbedding time;
    private final Linear time1;
    private final Linear time2;
    private final List<FilmBlock1d> down = new ArrayList<>();
    private final List<Conv1d> halve = new ArrayList<>();
    private final List<FilmBlock1d> middle = new ArrayList<>();
    private final List<FilmBlock1d> up = new ArrayList<>();
    private final List<ConvTranspose1d> dbl = new ArrayList<>();
    private final Conv1d last;
    private final GroupNorm lastNorm;
    private final Conv1d out;

    /// @param channels of each level, outermost first, multiples of 8, such as `64, 128, 256`
    /// @param kernel taps, odd, such as 5
    /// @param timeWidth of the embedding of the denoise index
    /// @param seed of the initial values
    /// @throws IllegalArgumentException when the horizon cannot be halved between all levels
    public ConditionalUnet1d(
            int horizon, int actionDim, int conditionDim, int[] channels, int kernel, int timeWidth, long seed) {
        if (channels.length < 2 || horizon % (1 << (channels.length - 1)) != 0) {
            throw new IllegalArgumentException(
                    "a horizon of " + horizon + " cannot be halved between " + channels.length + " levels");
        }
        this.horizon = horizon;
        this.actionDim = actionDim;
        this.conditionDim = conditionDim;
        parameters = new Parameters(seed);
        time = new TimeEmbedding(timeWidth);
        time1 = new Linear(parameters, "time.first", timeWidth, 4 * timeWidth);
        time2 = new Linear(parameters, "time.second", 4 * timeWidth, timeWidth);
        int e = timeWidth + conditionDim;
        int levels = channels.length;
        for (int i = 0; i < levels; i++) {
            int in = i == 0 ? actionDim : channels[i - 1];
            down.add(new FilmBlock1d(parameters, "down" + i + ".0", in, channels[i], e, kernel));
            down.add(new FilmBlock1d(parameters, "down" + i + ".1", channels[i], channels[i], e, kernel));
            if (i < levels - 1) {
                halve.add(new Conv1d(parameters, "halve" + i, channels[i], channels[i], 3, 2, 1));
            }
        }
        int deepest = channels[levels - 1];
        middle.add(new FilmBlock1d(parameters, "middle.0", deepest, deepest, e, kernel));
        middle.add(new FilmBlock1d(parameters, "middle.1", deepest, deepest, e, kernel));
        for (int i = levels - 1; i > 0; i--) {
            int to = channels[i - 1];
            up.add(new FilmBlock1d(parameters, "up" + i + ".0", 2 * channels[i], to, e, kernel));
            up.add(new FilmBlock1d(parameters, "up" + i + ".1", to, to, e, kernel));
            dbl.add(new ConvTranspose1d(parameters, "double" + i, to, to, 4, 2, 1));
        }
        last = Conv1d.same(parameters, "last", channels[0], channels[0], kernel);
        lastNorm = new GroupNorm(parameters, "last_norm", GROUPS, channels[0]);
        out = Conv1d.same(parameters, "out", channels[0], actionDim, 1);
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
        Tensor t = time2.forward(ACTIVATION.forward(time1.forward(time.forward(inputs[1]))));
        Tensor e = torch.cat(new TensorVector(t, inputs[2]), 1);
        Deque<Tensor> across = new ArrayDeque<>();
        Tensor x = inputs[0].transpose(1, 2);
        for (int i = 0; i < down.size(); i += 2) {
            x = down.get(i + 1).forward(down.get(i).forward(x, e), e);
            across.push(x);
            x = i / 2 < halve.size() ? halve.get(i / 2).forward(x) : x;
        }
        for (FilmBlock1d block : middle) {
            x = block.forward(x, e);
        }
        for (int i = 0; i < up.size(); i += 2) {
            x = torch.cat(new TensorVector(x, across.pop()), 1);
            x = up.get(i + 1).forward(up.get(i).forward(x, e), e);
            x = dbl.get(i / 2).forward(x);
        }
        x = ACTIVATION.forward(lastNorm.forward(last.forward(x)));
        return out.forward(x).transpose(1, 2);
    }

    @Override
    public String onnx(GraphBuilder graph, String... inputs) {
        String t = time2.onnx(graph, ACTIVATION.onnx(graph, time1.onnx(graph, time.onnx(graph, inputs[1]))));
        String e = graph.node("Concat", List.of(Attributes.whole("axis", 1)), t, inputs[2]);
        Deque<String> across = new ArrayDeque<>();
        String x = graph.node("Transpose", List.of(Attributes.wholes("perm", 0, 2, 1)), inputs[0]);
        for (int i = 0; i < down.size(); i += 2) {
            x = down.get(i + 1).onnx(graph, down.get(i).onnx(graph, x, e), e);
            across.push(x);
            x = i / 2 < halve.size() ? halve.get(i / 2).onnx(graph, x) : x;
        }
        for (FilmBlock1d block : middle) {
            x = block.onnx(graph, x, e);
        }
        for (int i = 0; i < up.size(); i += 2) {
            x = graph.node("Concat", List.of(Attributes.whole("axis", 1)), x, across.pop());
            x = up.get(i + 1).onnx(graph, up.get(i).onnx(graph, x, e), e);
            x = dbl.get(i / 2).onnx(graph, x);
        }
        x = ACTIVATION.onnx(graph, lastNorm.onnx(graph, last.onnx(graph, x)));
        return graph.node("Transpose", List.of(Attributes.wholes("perm", 0, 2, 1)), out.onnx(graph, x));
    }
}
