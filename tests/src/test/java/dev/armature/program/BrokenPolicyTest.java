package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Policies that were damaged after they were made: each is refused, by every command that opens one.
final class BrokenPolicyTest {

    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    private static Path dataset;
    private static Path good;

    private Path policy;

    @BeforeAll
    static void train() {
        dataset = SmallDataset.at(made.resolve("demonstrations"));
        good = SmallPolicy.at(dataset, made.resolve("good"));
    }

    @BeforeEach
    void copy() throws IOException {
        policy = folder.resolve("policy");
        Files.createDirectories(policy);
        for (String file : List.of("policy.yaml", "golden.bin", "denoiser.onnx")) {
            Files.copy(good.resolve(file), policy.resolve(file));
        }
        assertThat(Run.of("policy", "verify", policy.toString()).code())
                .as("whole, it is accepted")
                .isZero();
    }

    @Test
    void shouldRefuseATruncatedGraph() throws IOException {
        SmallDataset.tear(policy.resolve("denoiser.onnx"));

        refused(policy + "/denoiser.onnx", "ONNX", "again");
    }

    @Test
    void shouldRefuseAnotherTrainingsWeights() throws IOException {
        Path other = made.resolve("other");
        assertThat(SmallPolicy.train(dataset, other, "--seed", "9").code()).isZero();
        Files.delete(policy.resolve("denoiser.onnx"));
        Files.copy(other.resolve("denoiser.onnx"), policy.resolve("denoiser.onnx"));

        refused(policy + "/golden.bin", "does not compute what it did", "weights or the manifest were swapped");
    }

    @Test
    void shouldRefuseAGraphOfOtherDimensions() throws IOException {
        Path wide = SmallDataset.at(folder.resolve("wide"), 10, List.of("ee_x", "ee_y", "ee_z", "wrist"));
        Path other = SmallPolicy.at(wide, folder.resolve("other"));
        Files.delete(policy.resolve("denoiser.onnx"));
        Files.copy(other.resolve("denoiser.onnx"), policy.resolve("denoiser.onnx"));

        refused(policy + "/denoiser.onnx", "condition", "[1, 6]", "[1, 8]");
    }

    @Test
    void shouldRefuseDimensionsThatDoNotFitEachOther() throws IOException {
        replace("names: [\"ee_x\", \"ee_y\", \"ee_z\"]", "names: [\"ee_x\", \"ee_y\"]");

        refused(policy + "/policy.yaml", "observation.tensors", "2 names, 3 offsets", "Mend");
    }

    @Test
    void shouldRefuseAKeyThatIsNotKnown() throws IOException {
        replace("clip_sample:", "temperature: 1\n  clip_sample:");

        refused(policy + "/policy.yaml", "diffusion.temperature: this key is not known", "train_levels");
    }

    @Test
    void shouldRefuseAnotherUnit() throws IOException {
        replace("period_s: ", "period_ms: ");

        refused(policy + "/policy.yaml", "action.period_s: is missing", "'period_ms': the unit is part of the key");
    }

    @Test
    void shouldRefuseAPartThatIsMissing() throws IOException {
        Files.delete(policy.resolve("golden.bin"));

        refused(policy + "/golden.bin", "is not there", "A policy has policy.yaml, golden.bin");
    }

    private void replace(String before, String after) throws IOException {
        Path file = policy.resolve("policy.yaml");
        String yaml = Files.readString(file);
        assertThat(yaml).contains(before);
        Files.writeString(file, yaml.replace(before, after));
    }

    private void refused(String... told) {
        for (List<String> line : List.of(
                List.of("policy", "verify", policy.toString()),
                List.of("policy", "info", policy.toString()),
                List.of("policy", "tune-rti", policy.toString(), "--dataset", dataset.toString()))) {
            Run run = Run.of(line.toArray(String[]::new));
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).startsWith("armature: ").contains(told).doesNotContain("\tat ");
            assertThat(run.out()).isEmpty();
        }
    }
}
