package dev.armature.training.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.training.onnx.GraphBuilder;
import dev.armature.training.onnx.Parity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// What every exportable module must do: compute the same in libtorch and in ONNX Runtime.
public final class ExportableContract {

    private ExportableContract() {}

    /// Compares both on random inputs of `shapes` (each with a batch of one in front) drawn from ±`range`.
    public static void agrees(Exportable module, double range, long[]... shapes) {
        SplittableRandom random = new SplittableRandom(7);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            for (int trial = 0; trial < 3; trial++) {
                GraphBuilder graph = new GraphBuilder("contract");
                List<Parity.Input> inputs = new ArrayList<>();
                List<Tensor> tensors = new ArrayList<>();
                List<String> names = new ArrayList<>();
                for (long[] shape : shapes) {
                    float[] data = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
                    for (int i = 0; i < data.length; i++) {
                        data[i] = (float) (range * (2 * random.nextDouble() - 1));
                    }
                    names.add(graph.input("input" + names.size(), shape));
                    inputs.add(new Parity.Input(
                            names.getLast(), data, Arrays.stream(shape).boxed().toList()));
                    tensors.add(tensor(data, shape));
                }
                Tensor expected = module.forward(tensors.toArray(new Tensor[0])).contiguous();
                String out = module.onnx(graph, names.toArray(new String[0]));
                graph.output(out, "out", shape(expected));
                float[] actual = Parity.run(graph.toBytes(), inputs);
                assertThat(Parity.distance(actual, array(expected))).isLessThanOrEqualTo(Parity.TOLERANCE);
                assertThat(actual).as("the output depends on the input").isNotEqualTo(new float[actual.length]);
            }
        }
    }

    private static long[] shape(Tensor tensor) {
        long[] shape = new long[(int) tensor.dim()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.size(i);
        }
        return shape;
    }

    /// A tensor with a copy of `data`.
    public static Tensor tensor(float[] data, long... shape) {
        Tensor tensor = torch.zeros(shape);
        tensor.data_ptr_float().put(data);
        return tensor;
    }

    /// A copy of a contiguous tensor's elements.
    public static float[] array(Tensor tensor) {
        float[] out = new float[(int) tensor.numel()];
        tensor.data_ptr_float().get(out);
        return out;
    }
}
