package dev.armature.policies.diffusion;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Observation;
import dev.armature.core.ObservationSpec;
import dev.armature.core.Policy;
import dev.armature.core.Status;

/// A diffusion policy (Chi et al., 2023) with or without the warm start of RTI-DP (Duan, Yin and Kragic, 2025).
///
/// A chunk starts at the row To-1, the action for the time of the observation. Allocates nothing itself.
public final class DiffusionPolicy implements Policy {

    private final ActionLayout action;
    private final ObservationSpec observationSpec;
    private final ActionSpec actionSpec;
    private final ObservationNormaliser observationNormaliser;
    private final ActionNormaliser actionNormaliser;
    private final int firstRow;
    private final long periodNanos;
    private final boolean warm;
    private final Posterior firstPosterior;
    private final int[] firstLevels;
    private final Posterior refinePosterior;
    private final int[] refineLevels;
    private final Denoiser denoiser;
    private final Sampler sampler;
    private final WarmStart warmStart;
    private final GaussianNoise noise = new GaussianNoise(0);
    private final float[] condition;
    private final double[] references;
    private final double[] x;

    /// A policy around `denoiser`, which it closes when it is closed.
    ///
    /// @throws IllegalArgumentException when the parts do not fit
    public DiffusionPolicy(
            ObservationLayout observation,
            ActionLayout action,
            Diffusion diffusion,
            SamplerSettings settings,
            Denoiser denoiser) {
        if (observation.steps() > action.horizon()) {
            throw new IllegalArgumentException("an observation of " + observation.steps()
                    + " steps leaves no action in a horizon of " + action.horizon());
        }
        settings.first().checkWithin(diffusion.trainLevels());
        settings.refine().checkWithin(diffusion.trainLevels());
        this.action = action;
        this.observationSpec = observation.spec();
        this.actionSpec = action.spec();
        this.observationNormaliser = observation.normaliser();
        this.actionNormaliser = action.normaliser(observation);
        this.firstRow = observation.steps() - 1;
        this.periodNanos = action.periodNanos();
        this.warm = settings.mode() == SamplerSettings.Mode.RTI;
        this.firstPosterior = settings.first().posterior();
        this.firstLevels = settings.first().levelArray();
        this.refinePosterior = settings.refine().posterior();
        this.refineLevels = settings.refine().levelArray();
        this.denoiser = denoiser;
        NoiseSchedule schedule = new NoiseSchedule(settings.schedule(), diffusion.trainLevels());
        this.sampler = new Sampler(schedule, diffusion.clipSample(), action.size(), denoiser);
        this.warmStart = new WarmStart(action, actionNormaliser, settings.reReference());
        this.condition = new float[observation.conditionSize()];
        this.references = new double[action.dim()];
        this.x = new double[action.size()];
    }

    @Override
    public ObservationSpec observationSpec() {
        return observationSpec;
    }

    @Override
    public ActionSpec actionSpec() {
        return actionSpec;
    }

    @Override
    public int horizon() {
        return action.horizon() - firstRow;
    }

    @Override
    public long periodNanos() {
        return periodNanos;
    }

    @Override
    public Status infer(Observation observation, ActionChunk out) {
        if (!observation.finite()) {
            return Status.NOT_FINITE;
        }
        long captured = observation.oldestCaptureNanos();
        observationNormaliser.condition(observation, condition);
        actionNormaliser.references(observation, references);
        int rows = warm ? warmStart.rowsPassed(captured, periodNanos) : WarmStart.NONE;
        if (rows != WarmStart.NONE) {
            warmStart.guess(rows, references, x);
            sampler.solve(refinePosterior, refineLevels, x, condition, noise);
        } else {
            for (int at = 0; at < x.length; at++) {
                x[at] = noise.next();
            }
            sampler.solve(firstPosterior, firstLevels, x, condition, noise);
        }
        if (!finite(x)) {
            warmStart.forget();
            return Status.NOT_FINITE;
        }
        warmStart.keep(x, references, captured);
        write(out);
        out.setStartNanos(captured);
        return Status.OK;
    }

    /// Runs the network once on numbers it has seen, so that its weights and code lie in the caches when the
    /// observation comes. Only where a solve is too short to pay for that by itself: in real-time iteration, with
    /// a guess at hand.
    @Override
    public void prepare() {
        if (warm && warmStart.present()) {
            sampler.rehearse(refineLevels[0], condition);
        }
    }

    private void write(ActionChunk out) {
        actionNormaliser.toSi(x, references, x);
        int dim = actionSpec.dim();
        int skipped = firstRow * dim;
        float[] values = out.values();
        for (int at = 0; at < values.length; at++) {
            values[at] = actionNormaliser.command(at % dim, x[skipped + at]);
        }
    }

    private static boolean finite(double[] numbers) {
        for (double n : numbers) {
            if (!Double.isFinite(n)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void reset(long seed) {
        warmStart.forget();
        noise.reset(seed);
    }

    @Override
    public long networkCalls() {
        return sampler.calls();
    }

    @Override
    public void close() {
        denoiser.close();
    }
}
