package dev.armature.policies.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.Observation;
import dev.armature.policies.diffusion.Denoiser;
import dev.armature.policies.diffusion.GaussianNoise;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.diffusion.Posterior;
import dev.armature.policies.diffusion.Solve;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.file.PolicyManifest;
import dev.armature.policies.testing.ToyPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the exact denoiser of a known distribution: normal around what the condition says, or two such modes.
final class RtiTuneTest {

    private static final double STD = 0.1;
    private static final int SIZE = ToyPolicy.HORIZON * ToyPolicy.DIM;

    private final PolicyManifest manifest = ToyPolicy.manifest();
    private final NoiseSchedule schedule = new NoiseSchedule(NoiseSchedule.Kind.SQUARED_COSINE, 100);

    /// What the expert does in the network's units: follows the cube in all dimensions.
    private static double goal(float[] condition) {
        return 0.5 * condition[10];
    }

    private Denoiser oneMode() {
        return (sample, k, condition, out) -> {
            double a = schedule.alphaBar(k);
            for (int j = 0; j < sample.length; j++) {
                double clean = goal(condition);
                out[j] = (float) (Math.sqrt(1 - a) * (sample[j] - Math.sqrt(a) * clean) / (a * STD * STD + 1 - a));
            }
        };
    }

    /// An even mixture of modes at ± `half` in every number.
    private Denoiser twoModes(double half) {
        return (sample, k, condition, out) -> {
            double a = schedule.alphaBar(k);
            double variance = a * STD * STD + 1 - a;
            double log = 0;
            for (float x : sample) {
                log += 2 * x * Math.sqrt(a) * half / variance;
            }
            double mean = half * Math.tanh(log / 2);
            for (int j = 0; j < sample.length; j++) {
                out[j] = (float) (Math.sqrt(1 - a) * (sample[j] - Math.sqrt(a) * mean) / variance);
            }
        };
    }

    private List<TuneWindow> windows(int n) {
        GaussianNoise noise = new GaussianNoise(4);
        List<TuneWindow> windows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Observation before = observed(0.5, 0);
            Observation now = observed(0.5 + 0.1 * noise.next(), ToyPolicy.PERIOD_NANOS);
            float[] condition = new float[12];
            manifest.observation().normaliser().condition(now, condition);
            double[] references = new double[ToyPolicy.DIM];
            manifest.action().normaliser(manifest.observation()).references(now, references);
            double[] expert = new double[SIZE];
            for (int j = 0; j < SIZE; j++) {
                expert[j] = goal(condition) + STD * noise.next();
            }
            manifest.action().normaliser(manifest.observation()).toSi(expert, references, expert);
            windows.add(new TuneWindow(before, now, expert));
        }
        return windows;
    }

    private static Observation observed(double cube, long timeNanos) {
        Observation observation = ToyPolicy.observed(0.5, 0, timeNanos);
        observation.push(1, new float[] {(float) cube, 0}, timeNanos);
        return observation;
    }

    private TuneResult tuned(Denoiser denoiser, TuneSettings settings) {
        return new RtiTune(manifest, denoiser, settings).run(windows(60), done -> {});
    }

    @Test
    void shouldFindThatLowLevelsCannotFollowASuddenChange() {
        TuneResult result = tuned(oneMode(), TuneSettings.standard(100, 1));
        assertThat(result.chosen().calls()).isEqualTo(1);
        assertThat(result.chosen().levels().getFirst()).isGreaterThanOrEqualTo(15);
        assertThat(result.spread().std()).isBetween(0.08, 0.12);
        assertThat(result.spread().modeDistance()).isInfinite();
        assertThat(error(result, "ddim:2")).isGreaterThan(1.2 * error(result, "ddim:25"));
        assertThat(result.rawGuessError()).isGreaterThan(error(result, "ddim:2"));
        assertThat(error(result, "ddim:25")).isLessThanOrEqualTo(1.05 * result.fullSolveError());
    }

    @Test
    void shouldKeepKBelowWhereTheModesMelt() {
        // two modes ±0.04 in 64 numbers: 0.64 apart, so √(1-ᾱ)/√ᾱ may be 0.32, which K' = 19 has
        Denoiser denoiser = twoModes(0.04);
        TuneSettings settings = new TuneSettings(TuneSettings.standard(100, 1).candidates(), 4, 4, 32, 1);
        TuneResult result = new RtiTune(manifest, denoiser, settings).run(windows(12), done -> {});
        assertThat(result.spread().modeDistance()).isBetween(0.5, 0.8);
        assertThat(result.topLimit()).isBetween(15, 24);
        assertThat(result.chosen().levels().getFirst()).isLessThanOrEqualTo(result.topLimit());
        assertThat(result.table()).contains("(not allowed)").contains("apart");
    }

    @Test
    void shouldPrintTheCurve() {
        TuneSettings settings =
                new TuneSettings(List.of(Solve.parse("ddim:25", 100), Solve.down(Posterior.DDPM, 40)), 4, 1, 8, 1);
        TuneResult result = tuned(oneMode(), settings);
        assertThat(result.table())
                .contains("ddim:25", "<- chosen", "ddpm-41 from 40", "(not allowed)", "60 windows", "not seen");
    }

    @Test
    void shouldOfferEveryLengthAndPosterior() {
        List<String> names = TuneSettings.standard(100, 1).candidates().stream()
                .map(Solve::toString)
                .toList();
        assertThat(names).contains("ddim:25", "ddim:25,6", "ddim:25,14,6,2", "ddpm:5,4,3,2,1,0", "ddim:2,1", "ddim:60");
        assertThat(names).doesNotHaveDuplicates().hasSize(27);
    }

    @Test
    void shouldWriteTheChosenListIntoTheManifest(@TempDir Path folder) {
        ToyPolicy.write(folder, 3);
        TuneResult result;
        try (PolicyFolder policy = PolicyFolder.open(folder);
                Denoiser denoiser = policy.newDenoiser()) {
            TuneSettings settings = new TuneSettings(List.of(Solve.parse("ddim:15,4", 100)), 4, 1, 4, 1);
            result = new RtiTune(policy.manifest(), denoiser, settings).run(windows(8), done -> {});
            policy.save(folder, result.settings(policy.manifest().sampler()));
        }
        try (PolicyFolder again = PolicyFolder.open(folder)) {
            assertThat(again.manifest().sampler().refine()).hasToString("ddim:15,4");
        }
    }

    @Test
    void shouldRefuseTooLittle() {
        RtiTune tune = new RtiTune(manifest, oneMode(), TuneSettings.standard(100, 1));
        assertThatThrownBy(() -> tune.run(windows(3), done -> {})).hasMessageContaining("at least 8");
        TuneSettings none = new TuneSettings(List.of(Solve.down(Posterior.DDPM, 10)), 4, 1, 4, 1);
        assertThatThrownBy(() -> tuned(oneMode(), none)).hasMessageContaining("at most 4 calls");
        assertThatThrownBy(() -> new TuneSettings(List.of(), 4, 1, 4, 1)).hasMessageContaining("too few");
    }

    private static double error(TuneResult result, String list) {
        return result.candidates().stream()
                .filter(c -> c.solve().toString().equals(list))
                .findFirst()
                .orElseThrow()
                .error();
    }
}
