package dev.armature.training.optim;

/// The learning rate's course: up linearly, then down half a cosine to zero.
///
/// @param peak highest rate
/// @param warmUpSteps steps until the peak
/// @param steps of the whole training
public record CosineSchedule(double peak, int warmUpSteps, int steps) {

    /// @throws IllegalArgumentException when a number is out of range
    public CosineSchedule {
        if (!(peak > 0) || warmUpSteps < 0 || steps < 1) {
            throw new IllegalArgumentException(
                    "peak " + peak + " and steps " + steps + " must be > 0, warm-up " + warmUpSteps + " >= 0");
        }
    }

    /// The rate of step `step`, counted from 0.
    public double rate(int step) {
        if (step < warmUpSteps) {
            return peak * (step + 1) / warmUpSteps;
        }
        double done = (step - warmUpSteps) / (double) Math.max(1, steps - warmUpSteps);
        return peak / 2 * (1 + Math.cos(Math.PI * Math.min(1, done)));
    }
}
