package dev.armature.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.armature.training.onnx.proto.GraphProto;
import dev.armature.training.onnx.proto.ModelProto;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// The pieces of a file, as the runtime takes them.
final class GraphPartsTest {

    private static float[] floats(Random random, int n) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    @Property(tries = 30)
    void shouldKeepWeightsInTheirOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int rows,
            @ForAll @IntRange(min = 1, max = 6) int cols) {
        float[] weights = floats(new Random(seed), rows * cols);
        GraphBuilder graph = new GraphBuilder("transpose");
        String x = graph.input("x", cols, rows);
        String w = graph.initializer("w", weights, rows, cols);
        String turned = graph.node("Transpose", List.of(Attributes.wholes("perm", 1, 0)), w);
        graph.output(graph.node("Add", turned, x), "y", cols, rows);
        float[] y = Parity.run(
                graph.toBytes(),
                List.of(new Parity.Input("x", new float[rows * cols], List.of((long) cols, (long) rows))));
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < cols; c++) {
                assertThat(y[c * rows + r]).isEqualTo(weights[r * cols + c]);
            }
        }
    }

    @Property(tries = 30)
    void shouldReshapeWithoutMovingNumbers(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int n) {
        float[] given = floats(new Random(seed), 6 * n);
        GraphBuilder graph = new GraphBuilder("reshape");
        String x = graph.input("x", 1, 6, n);
        graph.output(graph.reshape(graph.reshape(x, 1, 2, -1), 0, n, 6), "y", 1, n, 6);
        assertThat(Parity.run(graph.toBytes(), List.of(new Parity.Input("x", given, List.of(1L, 6L, (long) n)))))
                .isEqualTo(given);
    }

    @Test
    void shouldFeedInputsByNameWhateverTheirOrder() {
        GraphBuilder graph = new GraphBuilder("difference");
        String a = graph.input("a", 2);
        String b = graph.input("b", 2);
        graph.output(graph.node("Sub", a, b), "y", 2);
        Parity.Input first = new Parity.Input("a", new float[] {5, 7}, List.of(2L));
        Parity.Input second = new Parity.Input("b", new float[] {1, 10}, List.of(2L));
        assertThat(Parity.run(graph.toBytes(), List.of(second, first))).containsExactly(4, -3);
    }

    @Test
    void shouldNameMissingAndMisshapenInputs() {
        GraphBuilder graph = new GraphBuilder("g");
        graph.output(graph.node("Relu", graph.input("x", 2)), "y", 2);
        byte[] model = graph.toBytes();
        assertThatThrownBy(() -> Parity.run(model, List.of(new Parity.Input("z", new float[2], List.of(2L)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refuses");
        assertThatThrownBy(() -> Parity.run(model, List.of(new Parity.Input("x", new float[3], List.of(3L)))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldWriteAttributesAsOnnxHasThem() {
        assertThat(Attributes.whole("axis", -1).getI()).isEqualTo(-1);
        assertThat(Attributes.number("epsilon", 1e-5f).getF()).isEqualTo(1e-5f);
        assertThat(Attributes.wholes("pads", 1, 2).getIntsList()).containsExactly(1L, 2L);
        assertThat(Attributes.wholes("pads", 1, 2).getName()).isEqualTo("pads");
    }

    @Test
    void shouldNameEveryValueOnce() throws InvalidProtocolBufferException {
        GraphBuilder graph = new GraphBuilder("g");
        String x = graph.input("x", 2);
        for (int i = 0; i < 20; i++) {
            x = graph.node("Add", x, graph.initializer("w", new float[2], 2));
        }
        graph.output(x, "y", 2);
        GraphProto made = ModelProto.parseFrom(graph.toBytes()).getGraph();
        assertThat(made.getNodeList())
                .flatExtracting(n -> n.getOutputList())
                .doesNotHaveDuplicates()
                .hasSize(21);
        assertThat(made.getInitializerList())
                .extracting(t -> t.getName())
                .doesNotHaveDuplicates()
                .hasSize(20);
        assertThatThrownBy(() -> graph.output("x", "y", 2)).hasMessageContaining("two values called y");
    }

    @Property(tries = 100)
    void shouldMeasureTheLargestDistance(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int n) {
        Random random = new Random(seed);
        float[] a = floats(random, n);
        float[] b = a.clone();
        int at = random.nextInt(n);
        b[at] += 3;
        double expected = Math.abs((double) a[at] - b[at]);
        assertThat(Parity.distance(a, b)).isEqualTo(expected).isEqualTo(Parity.distance(b, a));
        assertThat(Parity.distance(a, a)).isZero();
        b[at] = Float.NaN;
        assertThat(Parity.distance(a, b)).isInfinite();
        b[at] = Float.NEGATIVE_INFINITY;
        assertThat(Parity.distance(a, b)).isInfinite();
    }
}
