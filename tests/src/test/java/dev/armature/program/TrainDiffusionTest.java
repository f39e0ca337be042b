package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.policies.file.PolicyFolder;
import dev.armature.training.diffusion.DiffusionSettings;
import dev.armature.training.diffusion.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainDiffusionTest {

    @TempDir
    private static Path folder;

    private static Path dataset;

    @BeforeAll
    static void record() {
        dataset = SmallDataset.at(folder.resolve("demonstrations"));
    }

    @Test
    void shouldMakeAPolicyAndSayWhere() {
        Path out = folder.resolve("policy");

        Run run = SmallPolicy.train(dataset, out, "--seed", "3");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("policy: " + out, "curves: " + out + "/training/curves.png", "after 60 steps: held-out loss")
                .containsPattern("ONNX differs from libtorch by at most \\d\\.\\de-\\d\\d");
        assertThat(out.resolve("training/curves.png")).isNotEmptyFile();
        Run info = Run.of("policy", "info", out.toString());
        assertThat(info.code()).isZero();
        assertThat(info.out())
                .contains("demonstrations, 4 episodes, 80 frames", "seed 3")
                .containsPattern("made by +armature train diffusion --dataset demonstrations --out policy --steps 60"
                        + " --batch 16 --width 16 --blocks 1 --threads 1 --seed 3 \\(\\S+, commit \\S+\\)\n");
        assertThat(out.resolve("policy.yaml"))
                .content()
                .contains("held_out_fraction: 0.04\n", "    batch_size: 16\n")
                .as("nothing of this machine's folders")
                .doesNotContain(folder.toString());
    }

    @Test
    void shouldTakeSettingsFromAFileAndOptionsBeforeThem() throws IOException {
        Path yaml = folder.resolve("small.yaml");
        Files.writeString(yaml, "steps: 7\nseed: 5\nbatch_size: 8\nnet: {kind: mlp, width: 16, depth: 1}\n");
        Path out = folder.resolve("from-file");

        Run run = Run.of(
                "train",
                "diffusion",
                "--dataset",
                dataset.toString(),
                "--out",
                out.toString(),
                "--settings",
                yaml.toString(),
                "--steps",
                "11");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("after 11 steps");
        assertThat(Run.of("policy", "info", out.toString()).out())
                .contains("seed 5", "--settings small.yaml --steps 11");
        assertThat(out.resolve("policy.yaml"))
                .content()
                .contains("    steps: 11\n", "    batch_size: 8\n", "    seed: 5\n", "      depth: 1\n");
    }

    @Test
    void shouldTakeTheSettingsThatAPolicyTells() throws IOException {
        try (PolicyFolder shipped = PolicyFolder.open(Path.of("..", "models", "place"))) {
            Path file = folder.resolve("shipped.yaml");
            Files.writeString(file, shipped.manifest().provenance().settings());
            assertThat(SettingsFile.read(file)).isEqualTo(DiffusionSettings.DEFAULT);
        }
    }

    @Test
    void shouldTrainTheUNetToo() {
        Path out = folder.resolve("unet");

        Run run = Run.of(
                "train",
                "diffusion",
                "--dataset=" + dataset,
                "--out=" + out,
                "--net=unet",
                "--width=8",
                "--blocks=2",
                "--steps=3",
                "--batch=8");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Run.of("policy", "info", out.toString()).out())
                .contains("--dataset=demonstrations --out=unet --net=unet");
    }

    @Test
    void shouldTellItsDefaults() {
        DiffusionSettings defaults = DiffusionSettings.DEFAULT;

        assertThat(Run.of("train", "diffusion", "--help").out().replaceAll("\\s+", " "))
                .contains(
                        "optimizer (default " + defaults.optimizer().steps() + ")",
                        "step (default " + defaults.optimizer().batchSize() + ")",
                        "MLP (default " + defaults.net().width() + ")");
    }

    @Test
    void shouldKeepTheCheckpointWhenStoppedAndGoOnFromIt() throws IOException, InterruptedException {
        Path yaml = folder.resolve("endless.yaml");
        Files.writeString(
                yaml,
                "steps: 90000000\nbatch_size: 8\nthreads: 1\nvalidate_every_steps: 10\n"
                        + "checkpoint_every_steps: 10\n"
                        + "net: {kind: mlp, width: 16, depth: 1}\n");
        Path out = folder.resolve("stopped");
        Path checkpoint = out.resolve("training/checkpoint.bin");

        int first = stoppedAfter(endless(yaml, out).stopWhenThereIs(checkpoint), out);
        Files.delete(out.resolve("training/curves.png")); // is drawn again with the next checkpoint
        int second = stoppedAfter(endless(yaml, out).stopWhenThereIs(out.resolve("training/curves.png")), out);

        assertThat(first).isGreaterThanOrEqualTo(10);
        assertThat(second).isGreaterThan(first);
        assertThat(out.resolve("policy.yaml")).doesNotExist();
    }

    private static Started endless(Path yaml, Path out) throws IOException {
        return Started.armature(
                folder,
                List.of(),
                Map.of(),
                "train",
                "diffusion",
                "--dataset",
                dataset.toString(),
                "--out",
                out.toString(),
                "--settings",
                yaml.toString());
    }

    private static int stoppedAfter(Run run, Path out) {
        Matcher stopped =
                Pattern.compile("Stopped after (\\d+) of 90000000 steps").matcher(run.out());
        assertThat(stopped.find()).as(run.out() + run.err()).isTrue();
        assertThat(run.out()).contains("checkpoint is in " + out + "/training", "the same command goes on");
        return Integer.parseInt(stopped.group(1));
    }

    @Test
    void shouldNotOverwriteAPolicyFromElsewhere() throws IOException {
        Path out = folder.resolve("precious");
        Files.createDirectories(out);
        Files.writeString(out.resolve("policy.yaml"), "kind: diffusion\n");

        Run run = SmallPolicy.train(dataset, out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--out " + out, "not trained there", "another folder");
        assertThat(Files.readString(out.resolve("policy.yaml"))).isEqualTo("kind: diffusion\n");
    }
}
