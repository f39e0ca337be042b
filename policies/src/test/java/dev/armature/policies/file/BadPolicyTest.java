package dev.armature.policies.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.policies.testing.ToyNetwork;
import dev.armature.policies.testing.ToyPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way a policy can be wrong, each with a message that names file, key and way out.
final class BadPolicyTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeASoundOne() {
        ToyPolicy.write(folder, 3);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            kind: diffusion        | kind: flow             | kind: 'flow' is not known
            period_s: 0.1          | period_ms: 100         | The file has 'period_ms': the unit is part of the key
            factor: 10.0           | faktor: 10.0           | factor: is missing
            factor: 10.0           | factor: -1             | not a number within
            discrete: scale        | discrete: round        | Use one of: none, plain, clip, scale
            horizon: 16            | horizon: 15            | 16 bounds for 15 rows
            steps: 2               | steps: two             | observation.steps: two is not a whole number
            steps: 2               | steps: 3               | 'condition' has shape [1, 12] where the policy needs [1, 18]
            schedule: squared-cosine | schedule: cosine     | Use one of: squared-cosine, linear
            prediction: epsilon    | prediction: sample     | Use one of: epsilon
            train_levels: 100      | train_levels: 20       | sampler.first: ddpm runs all 20 levels
            ddim:25                | ddim:125               | sampler.refine: level 125 is not within 0..99
            ddim:25,17             | ddim:25,26             | levels must fall strictly
            ddpm-100               | ddpm-25                | write ddpm-100
            state/ee_x             | state/elbow            | which the observation does not have
            "denoiser.onnx"        | "../denoiser.onnx"     | is not a plain file name
            "denoiser.onnx"        | "other.onnx"           | other.onnx: is not there
            sample: "sample"       | sample: "x"            | has no 'x', only
            clip_sample: 1.5       | clip_sample: 0         | clip_sample: 0 is not a number within
            mode: rti              | mode: rti\\n  colour: red | colour: this key is not known
            """)
    void shouldRefuseAManifestThatIsWrong(String right, String wrong, String message) throws IOException {
        Path yaml = folder.resolve("policy.yaml");
        String text = Files.readString(yaml);
        if (!text.contains(right)) {
            throw new AssertionError(right + " is not in\n" + text);
        }
        Files.writeString(yaml, text.replace(right, wrong.replace("\\n", "\n")));
        assertRefused(message);
    }

    @Test
    void shouldRefuseSwappedWeightsByTheGoldenPair() throws IOException {
        Files.write(folder.resolve("denoiser.onnx"), ToyNetwork.onnx(16, 4, 12, 4));
        assertRefused("golden.bin", "the policy is refused", "graph/noise", "swapped");
    }

    @Test
    void shouldRefuseSwappedWeightsEvenWhenTheChecksumWasSwappedToo(@TempDir Path other) throws IOException {
        ToyPolicy.write(other, 4);
        for (String file : new String[] {"denoiser.onnx", "policy.yaml"}) {
            Files.copy(other.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assertRefused("golden.bin", "the policy is refused");
    }

    @Test
    void shouldRefuseAnotherFileThatComputesTheSame() throws IOException {
        Path yaml = folder.resolve("policy.yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replaceAll("sha256: \"..", "sha256: \"zz"));
        assertRefused("network.sha256", "another checksum");
    }

    @Test
    void shouldRefuseChangedNormalisation() throws IOException {
        Path yaml = folder.resolve("policy.yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replace("offset: [0.5", "offset: [0.6"));
        assertRefused("the policy is refused");
    }

    @Test
    void shouldRefuseAnotherSchedule() throws IOException {
        Path yaml = folder.resolve("policy.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("squared-cosine", "linear"));
        assertRefused("the policy is refused", "chain/");
    }

    @Test
    void shouldRefuseAGraphThatIsCutOff() throws IOException {
        Path onnx = folder.resolve("denoiser.onnx");
        byte[] content = Files.readAllBytes(onnx);
        Files.write(onnx, Arrays.copyOf(content, content.length * 2 / 3));
        assertRefused("denoiser.onnx", "cut off");
    }

    @Test
    void shouldRefuseAGraphOfOtherDimensions() throws IOException {
        Files.write(folder.resolve("denoiser.onnx"), ToyNetwork.onnx(16, 5, 12, 3));
        assertRefused("'sample' has shape [1, 16, 5] where the policy needs [1, 16, 4]");
    }

    @Test
    void shouldRefuseAGoldenFileOfAnotherPolicy() throws IOException {
        Golden golden = GoldenFile.read("g", Files.readAllBytes(folder.resolve("golden.bin")));
        golden.arrays().remove("chain/observation/observation.state");
        Files.write(folder.resolve("golden.bin"), GoldenFile.write(golden));
        assertRefused("golden.bin", "observation.state", "another policy");
    }

    @Test
    void shouldRefuseAMissingFile() throws IOException {
        Files.delete(folder.resolve("golden.bin"));
        assertRefused("golden.bin: is not there");
    }

    @Test
    void shouldRefuseAPathWithoutPolicy() {
        assertThatThrownBy(() -> PolicyFolder.open(folder.resolve("nothing")).close())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("nothing", "is not there");
    }

    @Test
    void shouldRefuseASamplerThatIsUnknown() {
        try (PolicyFolder opened = PolicyFolder.open(folder)) {
            assertThatThrownBy(() -> opened.newPolicy("dpm-solver").close())
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll("dpm-solver", "ddpm-100");
        }
    }

    @Test
    void shouldRefuseToWriteAGraphThatDoesNotFit(@TempDir Path out) {
        assertThatThrownBy(() -> PolicyFolder.write(
                        out, ToyPolicy.manifest(), ToyNetwork.onnx(8, 4, 12, 1), ToyPolicy.observed(0.5, 0, 0), 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'sample' has shape [1, 8, 4]");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> PolicyFolder.open(folder).close())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(parts);
    }
}
