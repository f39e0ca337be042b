package dev.armature.training.optim;

import dev.armature.training.module.Parameters;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;

/// A running average of a network's parameters, kept in a second network of the same shape. Short at first, long
/// later, as in Diffusion Policy's recipe: decay = 1 - (1 + step / inverseGamma)^-power, at most `maximum`.
public final class Ema {

    private final Parameters from;
    private final Parameters to;
    private final double inverseGamma;
    private final double power;
    private final double maximum;

    /// The published numbers: inverse gamma 1, power 0.75, at most 0.9999.
    public Ema(Parameters from, Parameters to) {
        this(from, to, 1, 0.75, 0.9999);
    }

    /// @param from what is trained
    /// @param to the average; overwritten by the first update
    /// @throws IllegalArgumentException when they differ in size
    public Ema(Parameters from, Parameters to, double inverseGamma, double power, double maximum) {
        if (from.count() != to.count()) {
            throw new IllegalArgumentException("an average of " + to.count() + " over " + from.count() + " numbers");
        }
        this.from = from;
        this.to = to;
        this.inverseGamma = inverseGamma;
        this.power = power;
        this.maximum = maximum;
    }

    /// How much of the old average stays in update `step`, counted from 0, whose decay is 0.
    public double decay(long step) {
        return Math.min(maximum, 1 - Math.pow(1 + step / inverseGamma, -power));
    }

    /// Takes the parameters in after optimizer step `step`, counted from 0.
    public void update(long step) {
        try (PointerScope scope = new PointerScope()) {
            to.values().lerp_(from.values(), new Scalar(1 - decay(step)));
        }
    }
}
