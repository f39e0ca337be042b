package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.ActionChunk;
import dev.armature.core.Observation;
import dev.armature.core.Status;
import dev.armature.core.UserError;
import dev.armature.policies.diffusion.DiffusionPolicy;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.file.Provenance;
import dev.armature.training.onnx.Parity;
import dev.armature.training.windows.Demonstrations;
import dev.armature.training.windows.TestDemonstrations;
import dev.armature.training.windows.WindowBuilder;
import dev.armature.training.windows.WindowLayouts;
import dev.armature.training.windows.WindowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffusionTrainingTest {

    private static final int HORIZON = 8;
    private static final Origin ORIGIN =
            new Origin("1.2.3, commit abc", "armature train diffusion --dataset two-ways", "2026-01-02");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path out;

    @Test
    void shouldMakeAPolicyThatGoesBothWays() {
        Demonstrations frames = TestDemonstrations.twoWays(40, 4, 1);
        List<TrainingProgress> heard = new ArrayList<>();
        TrainingResult result = run(frames, out, settings(1500), heard::add);
        assertThat(result.finished()).isTrue();
        assertThat(result.parity()).isLessThanOrEqualTo(Parity.TOLERANCE);
        assertThat(heard.getLast().step()).isEqualTo(1500);
        assertThat(heard.getLast().loss()).isLessThan(heard.getFirst().loss() / 2);
        assertThat(heard.getLast().validationLoss()).isLessThan(0.1);
        assertThat(out.resolve("training/curves.png")).isNotEmptyFile();

        int left = 0;
        int right = 0;
        try (PolicyFolder folder = PolicyFolder.open(out);
                DiffusionPolicy policy = folder.newPolicy("ddpm-100")) {
            Provenance from = folder.manifest().provenance();
            assertThat(from.seed()).isEqualTo(1);
            assertThat(from.data()).startsWith("two-ways, 40 episodes, 160 frames, crc32c ");
            assertThat(from.heldOutFraction()).isEqualTo(0.1);
            assertThat(from.codeVersion()).isEqualTo(ORIGIN.codeVersion());
            assertThat(from.trainingCommand()).isEqualTo(ORIGIN.command());
            assertThat(from.date()).isEqualTo(ORIGIN.date());
            assertThat(from.settings()).contains("learning_rate: 0.005\n", "  width: 96\n", "  horizon: 8\n");
            assertThat(SettingsFile.parse("settings", from.settings()))
                    .as("--settings takes them")
                    .isEqualTo(settings(1500));
            WindowLayouts layouts = new WindowLayouts(
                    folder.manifest().observation(), folder.manifest().action());
            Observation start = new WindowBuilder(frames, layouts)
                    .observation(frames.episodes().getFirst(), 0);
            ActionChunk chunk = new ActionChunk(policy.actionSpec(), policy.horizon(), policy.periodNanos());
            for (int i = 0; i < 40; i++) {
                policy.reset(i);
                assertThat(policy.infer(start, chunk)).isEqualTo(Status.OK);
                float y = chunk.values()[4 + 1];
                left += y > 0.09 ? 1 : 0;
                right += y < -0.09 ? 1 : 0;
                assertThat(chunk.values()[3])
                        .as("the gripper is open at the start")
                        .isEqualTo(1);
            }
        }
        assertThat(left).as("round the left").isGreaterThanOrEqualTo(8);
        assertThat(right).as("round the right").isGreaterThanOrEqualTo(8);
        assertThat(left + right).as("and hardly ever through the middle").isGreaterThanOrEqualTo(30);
    }

    @Test
    void shouldGoOnAfterAStopAndEndUpTheSame() throws IOException {
        Demonstrations frames = TestDemonstrations.twoWays(10, 8, 1);
        DiffusionSettings settings = settings(120);
        Path whole = out.resolve("whole");
        Path parts = out.resolve("parts");
        assertThat(run(frames, whole, settings, p -> {}).finished()).isTrue();
        TrainingResult first;
        try (StopSignal stop = new StopSignal()) {
            first = DiffusionTraining.run(frames, parts, settings, ORIGIN, p -> stop.stop(), stop);
        }
        assertThat(first.finished()).isFalse();
        assertThat(first.steps()).isEqualTo(50);
        assertThat(first.parity()).isNaN();
        assertThat(parts.resolve("policy.yaml")).doesNotExist();
        assertThat(run(frames, parts, settings, p -> {}).steps()).isEqualTo(120);
        assertThat(Files.readAllBytes(parts.resolve("denoiser.onnx")))
                .isEqualTo(Files.readAllBytes(whole.resolve("denoiser.onnx")));
        assertThat(Files.readAllBytes(parts.resolve("golden.bin")))
                .isEqualTo(Files.readAllBytes(whole.resolve("golden.bin")));
    }

    @Test
    void shouldRefuseACheckpointOfAnotherTrainingAndATornOne() throws IOException {
        Demonstrations frames = TestDemonstrations.twoWays(4, 8, 1);
        run(frames, settings(20));
        assertThatThrownBy(() -> run(frames, settings(21)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("checkpoint.bin")
                .hasMessageContaining("other settings or data: steps was 20, is 21. Give");
        assertThatThrownBy(() -> run(TestDemonstrations.twoWays(4, 8, 2), settings(20)))
                .hasMessageContaining("other settings or data");
        Path checkpoint = out.resolve("training/checkpoint.bin");
        byte[] bytes = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> run(frames, settings(20)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cut off");
        Files.writeString(checkpoint, "garbage that is no checkpoint");
        assertThatThrownBy(() -> run(frames, settings(20))).isInstanceOf(UserError.class);
    }

    private void run(Demonstrations frames, DiffusionSettings settings) {
        assertThat(run(frames, out, settings, p -> {}).finished()).isTrue();
    }

    private static TrainingResult run(
            Demonstrations frames, Path out, DiffusionSettings settings, TrainingListener listener) {
        try (StopSignal stop = new StopSignal()) {
            return DiffusionTraining.run(frames, out, settings, ORIGIN, listener, stop);
        }
    }

    private static DiffusionSettings settings(int steps) {
        DiffusionSettings d = DiffusionSettings.DEFAULT;
        WindowSettings w = d.windows();
        return new DiffusionSettings(
                new NetSettings(NetSettings.Kind.MLP, 96, 2, d.net().channels(), 5),
                new WindowSettings(2, HORIZON, 2, 98, 1.5, true, w.gripper(), 10, 0.01, 0.01),
                d.schedule(),
                100,
                new OptimizerSettings(steps, 128, 5e-3, 50, 1e-6),
                new RunSettings(1, 1, 0.1, 100, 100));
    }
}
