package dev.armature.training.diffusion;

import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.training.windows.Windows;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// A mini-batch: chunks with noise in them, and the noise that is to be found. Gathered in Java, written into the same
/// four tensors again and again.
///
/// Batch `n` of a seed is the same whoever asks: its random numbers start anew from both. So a training that goes on
/// from a checkpoint needs no generator's state.
final class NoisedBatch {

    private static final long ODD = 0xD1342543DE82EF95L;

    private final int size;
    private final Windows windows;
    private final NoiseSchedule schedule;
    private final float[] samples;
    private final float[] noises;
    private final float[] conditions;
    private final float[] timesteps;
    private final Tensor sample;
    private final Tensor timestep;
    private final Tensor condition;
    private final Tensor noise;

    /// @param size B, windows in the batch
    /// @param horizon H
    NoisedBatch(int size, int horizon, Windows windows, NoiseSchedule schedule) {
        this.size = size;
        this.windows = windows;
        this.schedule = schedule;
        int actionDim = windows.chunkSize() / horizon;
        samples = new float[size * windows.chunkSize()];
        noises = new float[size * windows.chunkSize()];
        conditions = new float[size * windows.conditionSize()];
        timesteps = new float[size];
        sample = torch.zeros(size, horizon, actionDim).retainReference();
        noise = torch.zeros(size, horizon, actionDim).retainReference();
        condition = torch.zeros(size, windows.conditionSize()).retainReference();
        timestep = torch.zeros(size).retainReference();
    }

    /// Draws windows, levels and noise.
    void draw(long seed, long number) {
        SplittableRandom random = random(seed, number);
        for (int b = 0; b < size; b++) {
            fill(b, random.nextInt(windows.count()), random);
        }
        put();
    }

    /// Takes the windows from `first` on, one after the other and round the end.
    void take(int first, long seed) {
        SplittableRandom random = random(seed, first);
        for (int b = 0; b < size; b++) {
            fill(b, (first + b) % windows.count(), random);
        }
        put();
    }

    /// `[B, H, Da]`, noised.
    Tensor sample() {
        return sample;
    }

    /// `[B]`.
    Tensor timestep() {
        return timestep;
    }

    /// `[B, C]`.
    Tensor condition() {
        return condition;
    }

    /// `[B, H, Da]`, what the network should answer.
    Tensor noise() {
        return noise;
    }

    /// Numbers that have nothing in common with those of the neighbouring batches. A generator's first answer is mixed
    /// well, its state is not: two that begin a multiple of its increment apart are one sequence, shifted.
    private static SplittableRandom random(long seed, long number) {
        return new SplittableRandom(new SplittableRandom(seed ^ number * ODD).nextLong());
    }

    private void fill(int b, int window, SplittableRandom random) {
        int k = random.nextInt(schedule.levels());
        float signal = (float) Math.sqrt(schedule.alphaBar(k));
        float spread = (float) Math.sqrt(1 - schedule.alphaBar(k));
        timesteps[b] = k;
        windows.condition(window, conditions, b * windows.conditionSize());
        int from = b * windows.chunkSize();
        for (int i = 0; i < windows.chunkSize(); i++) {
            float z = (float) random.nextGaussian();
            noises[from + i] = z;
            samples[from + i] = signal * windows.action(window, i) + spread * z;
        }
    }

    private void put() {
        put(sample, samples);
        put(noise, noises);
        put(condition, conditions);
        put(timestep, timesteps);
    }

    private static void put(Tensor tensor, float[] values) {
        try (FloatPointer data = tensor.data_ptr_float()) {
            data.put(values);
        }
    }
}
