package dev.armature.training.diffusion;

import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.training.denoiser.Denoiser;
import dev.armature.training.optim.AdamW;
import dev.armature.training.optim.CosineSchedule;
import dev.armature.training.optim.Ema;
import dev.armature.training.windows.Windows;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Teaches a denoiser to find the noise in noised chunks (Ho et al. 2020, algorithm 1), one [#step()] at a time.
///
/// The same settings, data, machine and number of threads make the same weights, also across a checkpoint.
public final class DiffusionTrainer {

    private static final double BETA_1 = 0.95;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final int VALIDATION_BATCHES = 4;
    private static final long VALIDATION_SEED = 0x5EED;

    private final DiffusionSettings settings;
    private final Denoiser net;
    private final Denoiser average;
    private final AdamW optimizer;
    private final Ema ema;
    private final CosineSchedule rates;
    private final NoisedBatch batch;
    private final NoisedBatch heldOut;
    private int step;

    /// @param train windows to learn from
    /// @param validation windows that are held out
    /// @throws IllegalArgumentException when the windows do not fit the settings' horizon
    public DiffusionTrainer(DiffusionSettings settings, Windows train, Windows validation) {
        int horizon = settings.windows().horizon();
        if (train.chunkSize() % horizon != 0 || train.count() == 0 || validation.count() == 0) {
            throw new IllegalArgumentException(train.count() + " and " + validation.count() + " windows with chunks of "
                    + train.chunkSize() + " numbers do not fit a horizon of " + horizon);
        }
        this.settings = settings;
        int actionDim = train.chunkSize() / horizon;
        net = settings.net()
                .build(horizon, actionDim, train.conditionSize(), settings.run().seed());
        average = settings.net()
                .build(horizon, actionDim, train.conditionSize(), settings.run().seed());
        optimizer = new AdamW(
                net.parameters(), BETA_1, BETA_2, EPSILON, settings.optimizer().weightDecay());
        ema = new Ema(net.parameters(), average.parameters());
        rates = new CosineSchedule(
                settings.optimizer().learningRate(),
                settings.optimizer().warmUpSteps(),
                settings.optimizer().steps());
        NoiseSchedule schedule = new NoiseSchedule(settings.schedule(), settings.levels());
        batch = new NoisedBatch(settings.optimizer().batchSize(), horizon, train, schedule);
        heldOut = new NoisedBatch(settings.optimizer().batchSize(), horizon, validation, schedule);
    }

    /// One step of the optimizer.
    ///
    /// @return the mean square error of the noise that was found, before the step
    public float step() {
        batch.draw(settings.run().seed(), step);
        float loss;
        // everything that libtorch makes in a step goes with the step; the collector would come far too late
        try (PointerScope scope = new PointerScope()) {
            Tensor guess = net.forward(batch.sample(), batch.timestep(), batch.condition());
            Tensor error = torch.mse_loss(guess, batch.noise());
            error.backward();
            loss = error.item_float();
        }
        optimizer.step(rates.rate(step));
        ema.update(step);
        step++;
        return loss;
    }

    /// How many steps were made.
    public int steps() {
        return step;
    }

    /// The learning rate of the coming step.
    public double learningRate() {
        return rates.rate(step);
    }

    /// The averaged network's error on held-out windows, always with the same windows, levels and noise.
    public float validationLoss() {
        double sum = 0;
        for (int i = 0; i < VALIDATION_BATCHES; i++) {
            heldOut.take(i * settings.optimizer().batchSize(), VALIDATION_SEED);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Tensor guess = average.forward(heldOut.sample(), heldOut.timestep(), heldOut.condition());
                sum += torch.mse_loss(guess, heldOut.noise()).item_float();
            }
        }
        return (float) (sum / VALIDATION_BATCHES);
    }

    /// The network with averaged weights: what is exported.
    public Denoiser average() {
        return average;
    }

    /// Everything that the next steps depend on.
    Weights weights() {
        return new Weights(
                step,
                net.parameters().toArray(),
                average.parameters().toArray(),
                optimizer.firstMoment(),
                optimizer.secondMoment());
    }

    /// Goes on from `weights`.
    ///
    /// @throws IllegalArgumentException when they are of another network
    void restore(Weights weights) {
        net.parameters().set(weights.net());
        average.parameters().set(weights.average());
        optimizer.restore(weights.firstMoment(), weights.secondMoment(), weights.step());
        step = weights.step();
    }

    /// The state of a training; random numbers follow from seed and step.
    ///
    /// @param step how many steps were made
    /// @param net what is trained
    /// @param average what is exported
    /// @param firstMoment of the optimizer
    /// @param secondMoment of the optimizer
    @SuppressWarnings("ArrayRecordComponent") // carried between trainer and file, never compared
    record Weights(int step, float[] net, float[] average, float[] firstMoment, float[] secondMoment) {}
}
