package dev.armature.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.armature.training.onnx.proto.ModelProto;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GraphBuilderTest {

    @Test
    void shouldBuildAGraphThatRuns() {
        GraphBuilder graph = new GraphBuilder("sum");
        String x = graph.input("x", 1, 2);
        String w = graph.initializer("w", new float[] {10, 20}, 1, 2);
        graph.output(graph.reshape(graph.node("Add", x, w), 2, 1), "y", 2, 1);
        float[] y = Parity.run(graph.toBytes(), List.of(new Parity.Input("x", new float[] {1, 2}, List.of(1L, 2L))));
        assertThat(y).containsExactly(11, 22);
    }

    @Test
    void shouldFixVersionsShapesAndNames() throws InvalidProtocolBufferException {
        GraphBuilder graph = new GraphBuilder("g");
        graph.output(graph.node("Relu", graph.input("x", 3, 5)), "y", 3, 5);
        ModelProto model = ModelProto.parseFrom(graph.toBytes());
        assertThat(model.getIrVersion()).isEqualTo(10);
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(21);
        assertThat(model.getGraph().getInput(0).getName()).isEqualTo("x");
        assertThat(model.getGraph().getOutput(0).getName()).isEqualTo("y");
        assertThat(model.getGraph()
                        .getInput(0)
                        .getType()
                        .getTensorType()
                        .getShape()
                        .getDim(1)
                        .getDimValue())
                .isEqualTo(5);
    }

    @Test
    void shouldKeepNamesApart() {
        GraphBuilder graph = new GraphBuilder("g");
        String a = graph.initializer("w", new float[1], 1);
        String b = graph.initializer("w", new float[1], 1);
        assertThat(a).isNotEqualTo(b);
        graph.input("x", 1);
        assertThatThrownBy(() -> graph.input("x", 1)).hasMessageContaining("two values called x");
    }

    @Test
    void shouldRefuseWrongSizesAndEmptyGraphs() {
        GraphBuilder graph = new GraphBuilder("g");
        assertThatThrownBy(() -> graph.initializer("w", new float[3], 2, 2)).hasMessageContaining("3 numbers");
        assertThatThrownBy(graph::toBytes).hasMessageContaining("no output");
    }

    @Test
    void shouldSeeDistanceAndWhatIsNotANumber() {
        assertThat(Parity.distance(new float[] {1, 2}, new float[] {1, 2.5f})).isEqualTo(0.5);
        assertThat(Parity.distance(new float[1], new float[2])).isInfinite();
        assertThat(Parity.distance(new float[] {Float.NaN}, new float[1])).isInfinite();
    }

    @Test
    void shouldNameARefusalOfTheRuntime() {
        assertThatThrownBy(() -> Parity.run(new byte[] {1, 2, 3}, List.of())).hasMessageContaining("refuses");
    }
}
