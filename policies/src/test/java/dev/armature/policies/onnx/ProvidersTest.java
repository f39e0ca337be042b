package dev.armature.policies.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import dev.armature.core.UserError;
import dev.armature.policies.testing.ToyNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProvidersTest {

    private static final byte[] MODEL = ToyNetwork.onnx(4, 2, 6, 1);

    @Test
    void shouldTakeTheCpuAndSayWhyNotCuda() {
        assumeNoCuda();
        Providers.Proven proven = Providers.prove("net.onnx", MODEL, Provider.AUTO, graph -> {});
        try (OnnxGraph graph = proven.graph()) {
            assertThat(graph.inputs()).hasSize(3);
            assertThat(proven.choice().provider()).isEqualTo(Provider.CPU);
            assertThat(proven.choice().toString()).startsWith("runs on cpu: ").contains("has no cuda");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CUDA", "TENSORRT"})
    void shouldRefuseAProviderThatIsNotThere(Provider provider) {
        assumeNoCuda();
        assertThatThrownBy(() -> Providers.prove("net.onnx", MODEL, provider, graph -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(provider.toString(), "ARMATURE_CUDA=1 ./armature", "cpu");
    }

    @Test
    void shouldNotTakeAProviderThatFailsItsProof() {
        List<OnnxGraph> tried = new ArrayList<>();
        UserError wrong = new UserError("golden.bin", "the policy is refused", "Copy it again.");
        assertThatThrownBy(() -> Providers.prove("net.onnx", MODEL, Provider.CPU, graph -> {
                    tried.add(graph);
                    throw wrong;
                }))
                .isSameAs(wrong);
        assertThat(tried).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"buffers could not be made, out of memory", "the graph failed to run, no kernel image"})
    void shouldTakeTheCpuWhenCudaLoadsAndDoesNotRun(String what, String cause) {
        Function<Provider, OnnxGraph> weak = provider -> {
            if (provider == Provider.CUDA) {
                throw new IllegalStateException("net.onnx: " + what, new OrtException(cause));
            }
            return OnnxGraph.load("net.onnx", MODEL, provider, 1);
        };
        Providers.Proven proven = Providers.choose(Provider.AUTO, weak);
        try (OnnxGraph graph = proven.graph()) {
            assertThat(graph.inputs()).hasSize(3);
            assertThat(proven.choice().toString()).startsWith("runs on cpu: ").contains("not cuda", what, cause);
        }
        assertThatThrownBy(() -> Providers.choose(Provider.CUDA, weak))
                .as("asked for by name it is not replaced")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(what);
    }

    private static void assumeNoCuda() {
        assumeThat(OrtEnvironment.getAvailableProviders()).doesNotContain(OrtProvider.CUDA);
    }
}
