package dev.armature.sim.episode;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Pushes what is carried out away from what was decided, in gusts, so that demonstrations show the way back
/// (DART, Laskey et al., CoRL 2017). The record keeps the decision.
public final class Disturbance {

    private static final double CORRELATION = 0.85;

    private final double metres;
    private final double share;
    private final double[] push = new double[3];
    private RandomGenerator random = new SplittableRandom(0);
    private boolean blowing;

    /// @param metres standard deviation of each axis while it blows
    /// @param share how much of the time it blows, 0..1
    public Disturbance(double metres, double share) {
        this.metres = metres;
        this.share = share;
    }

    /// Leaves everything as decided.
    public static Disturbance none() {
        return new Disturbance(0, 0);
    }

    /// An episode begins.
    public void begin(long seed) {
        random = new SplittableRandom(seed ^ 0x64617274L);
        blowing = false;
        Arrays.fill(push, 0);
    }

    /// Moves the target of one step.
    ///
    /// @param action x, y, z in m first; its first three numbers are changed
    public void apply(float[] action) {
        if (metres == 0) {
            return;
        }
        // gusts of ten steps on average
        double end = 0.1;
        double start = share < 1 ? end * share / (1 - share) : 1;
        blowing = blowing ? random.nextDouble() > end : random.nextDouble() < start;
        for (int i = 0; i < push.length; i++) {
            double fresh = blowing ? metres * random.nextGaussian() : 0;
            push[i] = CORRELATION * push[i] + Math.sqrt(1 - CORRELATION * CORRELATION) * fresh;
            action[i] += (float) push[i];
        }
    }
}
