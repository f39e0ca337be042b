package dev.armature.policies.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.policies.testing.OnnxBytes;
import dev.armature.policies.testing.ToyNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OnnxGraphTest {

    private static final byte[] SOUND = ToyNetwork.onnx(4, 2, 6, 1);

    @Test
    void shouldRefuseAGraphThatIsCutOff() {
        for (int length : new int[] {0, 1, 10, SOUND.length / 2, SOUND.length - 1}) {
            assertRefused(Arrays.copyOf(SOUND, length), "net.onnx", "cut off");
        }
    }

    @Test
    void shouldRefuseGarbage() {
        byte[] garbage = new byte[5000];
        new Random(1).nextBytes(garbage);
        assertRefused(garbage, "net.onnx", "export it again");
    }

    @Test
    void shouldRefuseAnOpenAxis() {
        byte[] open = new OnnxBytes()
                .input("x", OnnxBytes.FLOAT, -1, 2)
                .output("y", OnnxBytes.FLOAT, -1, 2)
                .node("Tanh", "y", "x")
                .toBytes();
        assertRefused(open, "'x' has an axis that is not fixed", "fixed shapes");
    }

    @Test
    void shouldRefuseDoublePrecision() {
        byte[] doubles = new OnnxBytes()
                .input("x", OnnxBytes.DOUBLE, 1, 2)
                .output("y", OnnxBytes.DOUBLE, 1, 2)
                .node("Tanh", "y", "x")
                .toBytes();
        assertRefused(doubles, "'x' holds DOUBLE", "float32");
    }

    @Test
    void shouldRefuseAnOutputOfWholeNumbers() {
        byte[] whole = new OnnxBytes()
                .input("x", OnnxBytes.FLOAT, 1, 2)
                .output("y", OnnxBytes.INT64, 1, 2)
                .cast(OnnxBytes.INT64, "y", "x")
                .toBytes();
        assertRefused(whole, "y int64[1, 2]", "float32");
    }

    @Test
    void shouldNameThePortThatDoesNotFit() {
        try (OnnxGraph graph = OnnxGraph.load("net.onnx", SOUND)) {
            assertThatThrownBy(() -> graph.require(graph.inputs(), "sample", List.of(1, 4, 3)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll("net.onnx", "'sample'", "[1, 4, 2]", "[1, 4, 3]");
            assertThatThrownBy(() -> graph.require(graph.inputs(), "obs", List.of(1, 6)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll("no 'obs'", "condition");
        }
    }

    private static void assertRefused(byte[] model, String... parts) {
        assertThatThrownBy(() -> OnnxGraph.load("net.onnx", model).close())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(parts);
    }
}
