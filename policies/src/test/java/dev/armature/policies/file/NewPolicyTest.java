package dev.armature.policies.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.policies.testing.ToyNetwork;
import dev.armature.policies.testing.ToyPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewPolicyTest {

    @TempDir
    private Path folder;

    private Path like;
    private Path graph;
    private Path out;
    private String draft;

    @BeforeEach
    void write() throws IOException {
        draft = ManifestWriter.write(ToyPolicy.manifest()).replaceFirst(" *sha256: .*\n", "");
        assertThat(draft).doesNotContain("sha256");
        like = Files.writeString(folder.resolve("mine.yaml"), draft);
        graph = Files.write(folder.resolve("exported.onnx"), onnx(7));
        out = folder.resolve("policy");
    }

    private static byte[] onnx(int horizon) {
        PolicyManifest m = ToyPolicy.manifest();
        return ToyNetwork.onnx(
                horizon == 7 ? m.action().horizon() : horizon,
                m.action().dim(),
                m.observation().conditionSize(),
                3);
    }

    @Test
    void shouldMakeAFolderThatOpensAsAnyPolicy() throws IOException {
        NewPolicy.write(like, graph, out);
        try (PolicyFolder policy = PolicyFolder.open(out)) {
            assertThat(policy.manifest().network().sha256()).hasSize(64);
            assertThat(policy.manifest().name()).isEqualTo("toy");
            assertThat(policy.newPolicy()).isNotNull();
        }
        assertThat(Files.readAllBytes(out.resolve("denoiser.onnx"))).isEqualTo(Files.readAllBytes(graph));
    }

    @Test
    void shouldProveTheGraphThatItWasGiven() throws IOException {
        NewPolicy.write(like, graph, out);
        PolicyManifest m = ToyPolicy.manifest();
        byte[] other = ToyNetwork.onnx(
                m.action().horizon(), m.action().dim(), m.observation().conditionSize(), 4);
        Files.write(out.resolve("denoiser.onnx"), other);
        assertThatThrownBy(() -> PolicyFolder.open(out))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the policy is refused");
    }

    @Test
    void shouldReplaceAChecksumThatStandsThere() throws IOException {
        Files.writeString(like, ManifestWriter.write(ToyPolicy.manifest()).replace("sha256: \"\"", "sha256: \"ab\""));
        NewPolicy.write(like, graph, out);
        PolicyFolder.open(out).close();
    }

    @Test
    void shouldRefuseWhatIsMissingOrDoesNotFitAndWriteNothing() throws IOException {
        assertRefused(folder.resolve("none.yaml"), graph, "none.yaml: is not there");
        assertRefused(like, folder.resolve("none.onnx"), "none.onnx: is not there. Give the ONNX file.");
        Files.writeString(graph, "no graph");
        assertRefused(like, graph, "denoiser.onnx");
        Files.write(graph, onnx(3));
        assertRefused(like, graph, "sample");
        Files.write(graph, onnx(7));
        Files.writeString(like, draft.replace("horizon:", "horizont:"));
        assertRefused(like, graph, "mine.yaml: action.horizon: is missing. Add it, or is 'horizont' meant");
    }

    @Test
    void shouldRefuseAFolderThatHoldsAPolicyAndAFile() {
        NewPolicy.write(like, graph, out);
        assertThatThrownBy(() -> NewPolicy.write(like, graph, out)).hasMessageContaining("holds a policy already");
        assertThatThrownBy(() -> NewPolicy.write(like, graph, graph)).hasMessageContaining("is a file");
    }

    private void assertRefused(Path yaml, Path onnx, String says) {
        assertThatThrownBy(() -> NewPolicy.write(yaml, onnx, out))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(says);
        assertThat(out).doesNotExist();
    }
}
