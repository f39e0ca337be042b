package dev.armature.policies.tune;

import dev.armature.core.Observation;
import dev.armature.policies.diffusion.ActionLayout;
import dev.armature.policies.diffusion.ActionNormaliser;
import dev.armature.policies.diffusion.Denoiser;
import dev.armature.policies.diffusion.GaussianNoise;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.diffusion.ObservationNormaliser;
import dev.armature.policies.diffusion.Sampler;
import dev.armature.policies.diffusion.Solve;
import dev.armature.policies.diffusion.WarmStart;
import dev.armature.policies.file.PolicyManifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;

/// Finds the list of levels for real-time iteration without a single roll-out: the policy's own last chunk is
/// shifted, refined at the next moment of a held-out demonstration, and its first action held against the expert's.
///
/// K' too low leaves the guess's error, K' too high forgets which mode the guess had committed to; the fewest calls
/// whose error is as good as the best one's are taken.
public final class RtiTune {

    private final PolicyManifest manifest;
    private final TuneSettings settings;
    private final ActionLayout action;
    private final ActionNormaliser normaliser;
    private final ObservationNormaliser observationNormaliser;
    private final NoiseSchedule schedule;
    private final Sampler sampler;
    private final GaussianNoise noise;
    private final WarmStart warmStart;
    private final float[] condition;
    private final double[] references;

    /// A tuner of the policy `manifest` with the network `denoiser`.
    public RtiTune(PolicyManifest manifest, Denoiser denoiser, TuneSettings settings) {
        this.manifest = manifest;
        this.settings = settings;
        this.action = manifest.action();
        this.normaliser = action.normaliser(manifest.observation());
        this.observationNormaliser = manifest.observation().normaliser();
        this.schedule = new NoiseSchedule(
                manifest.sampler().schedule(), manifest.diffusion().trainLevels());
        this.sampler = new Sampler(schedule, manifest.diffusion().clipSample(), action.size(), denoiser);
        this.noise = new GaussianNoise(settings.seed());
        this.warmStart = new WarmStart(action, normaliser, manifest.sampler().reReference());
        this.condition = new float[manifest.observation().conditionSize()];
        this.references = new double[action.dim()];
    }

    /// Measures every candidate.
    ///
    /// @param windows held-out, at least 8, spread over several demonstrations
    /// @param progress is told the part that is done, 0…1
    /// @throws IllegalArgumentException when there are too few windows or no candidate is allowed
    public TuneResult run(List<TuneWindow> windows, DoubleConsumer progress) {
        if (windows.size() < 8) {
            throw new IllegalArgumentException(windows.size() + " windows are too few, give at least 8");
        }
        int work = windows.size() + settings.spreadStates();
        double[][] errors = new double[settings.candidates().size()][windows.size()];
        double raw = 0;
        double full = 0;
        for (int w = 0; w < windows.size(); w++) {
            TuneWindow window = windows.get(w);
            double[] expert = expert(window);
            double[] guess = guess(window);
            raw += error(guess, expert) / windows.size();
            full += error(fresh(window.now()), expert) / windows.size();
            look(window.now());
            for (int c = 0; c < errors.length; c++) {
                double[] x = guess.clone();
                solve(settings.candidates().get(c), x);
                errors[c][w] = error(x, expert);
            }
            progress.accept((w + 1.0) / work);
        }
        SampleSpread spread = spread(windows, windows.size(), work, progress);
        int topLimit = topLimit(spread);
        List<Candidate> candidates = Choice.rate(settings, errors, schedule, spread.std(), topLimit);
        return new TuneResult(candidates, raw, full, spread, topLimit, Choice.of(candidates), windows.size());
    }

    private double[] guess(TuneWindow window) {
        double[] last = fresh(window.before());
        warmStart.keep(last, references, window.before().oldestCaptureNanos());
        int rows = warmStart.rowsPassed(window.now().oldestCaptureNanos(), action.periodNanos());
        normaliser.references(window.now(), references);
        double[] guess = new double[action.size()];
        warmStart.guess(Math.max(1, rows), references, guess);
        return guess;
    }

    private double[] fresh(Observation observation) {
        look(observation);
        double[] x = new double[action.size()];
        for (int at = 0; at < x.length; at++) {
            x[at] = noise.next();
        }
        solve(manifest.sampler().first(), x);
        return x;
    }

    private void look(Observation observation) {
        observationNormaliser.condition(observation, condition);
        normaliser.references(observation, references);
    }

    private void solve(Solve solve, double[] x) {
        sampler.solve(solve.posterior(), solve.levelArray(), x, condition, noise);
    }

    private double[] expert(TuneWindow window) {
        double[] out = new double[action.size()];
        normaliser.references(window.now(), references);
        normaliser.toNetwork(window.expert(), references, out);
        return out;
    }

    /// Distance of row To-1.
    private double error(double[] x, double[] expert) {
        double sum = 0;
        int start = (manifest.observation().steps() - 1) * action.dim();
        for (int at = start; at < start + action.dim(); at++) {
            sum += (x[at] - expert[at]) * (x[at] - expert[at]);
        }
        return Math.sqrt(sum);
    }

    private SampleSpread spread(List<TuneWindow> windows, int done, int work, DoubleConsumer progress) {
        int states = settings.spreadStates();
        double[] stds = new double[states];
        double modes = Double.POSITIVE_INFINITY;
        for (int i = 0; i < states; i++) {
            Observation observation =
                    windows.get((int) ((i + 0.5) * windows.size() / states)).now();
            List<double[]> samples = new ArrayList<>();
            for (int n = 0; n < settings.samples(); n++) {
                samples.add(fresh(observation));
            }
            SampleSpread here = SampleSpread.of(samples.toArray(double[][]::new));
            stds[i] = here.std();
            modes = Math.min(modes, here.modeDistance());
            progress.accept((double) (done + i + 1) / work);
        }
        Arrays.sort(stds);
        return new SampleSpread(stds[states / 2], modes);
    }

    /// The largest K' whose noise is at most half the distance of the modes, both as the network sees them there.
    private int topLimit(SampleSpread spread) {
        int top = 0;
        while (top + 1 < schedule.levels()
                && Math.sqrt(1 - schedule.alphaBar(top + 1))
                        <= spread.modeDistance() / 2 * Math.sqrt(schedule.alphaBar(top + 1))) {
            top++;
        }
        return top;
    }
}
