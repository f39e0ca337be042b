package dev.armature.training.denoiser;

import dev.armature.training.module.Activation;
import dev.armature.training.module.Conv1d;
import dev.armature.training.module.Exportable;
import dev.armature.training.module.GroupNorm;
import dev.armature.training.module.Linear;
import dev.armature.training.module.Parameters;
import dev.armature.training.onnx.GraphBuilder;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/// Two convolutions with group norm and Mish around a modulation of each channel by the condition (FiLM, Perez et al.
/// 2018), beside a shortcut: `[B, in, T]`, `[B, E]` to `[B, out, T]`. The unit of [ConditionalUnet1d].
public final class FilmBlock1d implements Exportable {

    private static final Activation ACTIVATION = Activation.MISH;
    private static final int GROUPS = 8;

    private final int out;
    private final Conv1d first;
    private final GroupNorm firstNorm;
    private final Linear scale;
    private final Linear shift;
    private final Conv1d second;
    private final GroupNorm secondNorm;
    private final @Nullable Conv1d shortcut;

    /// @param embedding E, width of the condition, given before its activation
    /// @param kernel taps of both convolutions, odd
    public FilmBlock1d(Parameters parameters, String name, int in, int out, int embedding, int kernel) {
        this.out = out;
        first = Conv1d.same(parameters, name + ".first", in, out, kernel);
        firstNorm = new GroupNorm(parameters, name + ".first_norm", GROUPS, out);
        scale = new Linear(parameters, name + ".scale", embedding, out);
        shift = new Linear(parameters, name + ".shift", embedding, out);
        second = Conv1d.same(parameters, name + ".second", out, out, kernel);
        secondNorm = new GroupNorm(parameters, name + ".second_norm", GROUPS, out);
        shortcut = in == out ? null : Conv1d.same(parameters, name + ".shortcut", in, out, 1);
    }

    @Override
    public Tensor forward(Tensor... inputs) {
        Tensor x = inputs[0];
        Tensor e = ACTIVATION.forward(inputs[1]);
        Tensor h = ACTIVATION.forward(firstNorm.forward(first.forward(x)));
        // 1 + scale, so that an untrained block lets its input through
        Tensor s = scale.forward(e).unsqueeze(2);
        Tensor modulated = h.add(h.mul(s)).add_(shift.forward(e).unsqueeze(2));
        Tensor y = ACTIVATION.forward(secondNorm.forward(second.forward(modulated)));
        return y.add(shortcut == null ? x : shortcut.forward(x));
    }

    @Override
    public String onnx(GraphBuilder graph, String... inputs) {
        String x = inputs[0];
        String e = ACTIVATION.onnx(graph, inputs[1]);
        String h = ACTIVATION.onnx(graph, firstNorm.onnx(graph, first.onnx(graph, x)));
        String s = graph.reshape(scale.onnx(graph, e), 1, out, 1);
        String scaled = graph.node("Add", h, graph.node("Mul", h, s));
        String modulated = graph.node("Add", scaled, graph.reshape(shift.onnx(graph, e), 1, out, 1));
        String y = ACTIVATION.onnx(graph, secondNorm.onnx(graph, second.onnx(graph, modulated)));
        return graph.node("Add", y, shortcut == null ? x : shortcut.onnx(graph, x));
    }
}
