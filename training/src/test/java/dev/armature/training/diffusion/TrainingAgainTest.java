package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.FolderLock;
import dev.armature.core.UserError;
import dev.armature.policies.diffusion.SamplerSettings;
import dev.armature.policies.diffusion.Solve;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.file.Provenance;
import dev.armature.training.windows.Demonstrations;
import dev.armature.training.windows.TestDemonstrations;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingAgainTest {

    private static final Demonstrations FRAMES = TestDemonstrations.twoWays(4, 8, 1);
    private static final Origin FIRST =
            new Origin("1.0, commit abc", "armature train diffusion --seed 1", "2026-01-02");
    private static final Origin LATER = new Origin("1.1, commit def", "armature train diffusion", "2026-03-04");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path out;

    @Test
    void shouldKeepTheTunedListWhenThereIsNothingLeftToTrain() {
        run(settings(10, 1e-3));
        SamplerSettings tuned;
        try (PolicyFolder folder = PolicyFolder.open(out)) {
            tuned = folder.manifest().sampler().withRefine(Solve.parse("ddim:17,3", 100));
            folder.save(out, tuned);
        }
        TrainingResult again = run(settings(10, 1e-3));
        assertThat(again.finished()).isTrue();
        assertThat(again.steps()).isEqualTo(10);
        try (PolicyFolder folder = PolicyFolder.open(out)) {
            assertThat(folder.manifest().sampler()).isEqualTo(tuned);
        }
    }

    @Test
    void shouldKeepWhoTrainedItWhenThereIsNothingLeftToTrain() {
        run(settings(10, 1e-3), FIRST);
        Provenance before = provenance();
        assertThat(run(settings(10, 1e-3), LATER).finished()).isTrue();
        assertThat(provenance()).isEqualTo(before);
        assertThat(before.codeVersion()).isEqualTo(FIRST.codeVersion());
    }

    @Test
    void shouldNameWhoBeganTheTrainingAfterAStop() {
        DiffusionSettings settings = settings(60, 1e-3);
        try (StopSignal stop = new StopSignal()) {
            TrainingResult stopped = DiffusionTraining.run(FRAMES, out, settings, FIRST, p -> stop.stop(), stop);
            assertThat(stopped.finished()).isFalse();
            assertThat(stopped.steps()).isBetween(1, 59);
        }
        assertThat(run(settings, LATER).finished()).isTrue();
        assertThat(provenance())
                .extracting(Provenance::codeVersion, Provenance::trainingCommand, Provenance::date)
                .containsExactly(FIRST.codeVersion(), FIRST.command(), FIRST.date());
    }

    @Test
    void shouldStopWhenTheLossIsNoNumberAndNameTheLearningRate() {
        assertThatThrownBy(() -> run(settings(60, 1e30)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("learning rate 1.0E30")
                .hasMessageContaining("smaller");
        assertThat(out.resolve("policy.yaml")).doesNotExist();
    }

    @Test
    void shouldNotTrainWhereAnotherTrainingIsWriting() throws IOException {
        try (FolderLock other = FolderLock.take(TrainingResult.state(out), out, "training")) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> run(settings(10, 1e-3)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("another training is writing here");
        }
        assertThat(run(settings(10, 1e-3)).finished()).isTrue();
    }

    private TrainingResult run(DiffusionSettings settings) {
        return run(settings, FIRST);
    }

    private TrainingResult run(DiffusionSettings settings, Origin origin) {
        try (StopSignal stop = new StopSignal()) {
            return DiffusionTraining.run(FRAMES, out, settings, origin, p -> {}, stop);
        }
    }

    private Provenance provenance() {
        try (PolicyFolder folder = PolicyFolder.open(out)) {
            return folder.manifest().provenance();
        }
    }

    private static DiffusionSettings settings(int steps, double learningRate) {
        DiffusionSettings d = DiffusionSettings.DEFAULT;
        return new DiffusionSettings(
                new NetSettings(NetSettings.Kind.MLP, 32, 1, d.net().channels(), 5),
                d.windows(),
                d.schedule(),
                100,
                new OptimizerSettings(steps, 16, learningRate, 0, 0),
                new RunSettings(1, 1, 0.25, 1000, 1000));
    }
}
