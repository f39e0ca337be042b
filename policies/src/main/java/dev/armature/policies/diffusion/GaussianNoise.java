package dev.armature.policies.diffusion;

/// Seeded standard normal numbers, equal bit for bit on every machine: SplitMix64 and Box–Muller in strict arithmetic.
public final class GaussianNoise implements NoiseSource {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private long state;
    private double spare;
    private boolean hasSpare;

    /// Starts the numbers of `seed`.
    public GaussianNoise(long seed) {
        reset(seed);
    }

    /// Starts the numbers of `seed` again.
    public void reset(long seed) {
        state = mix(seed);
        hasSpare = false;
    }

    @Override
    public double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        // 1 - u is within (0, 1], so the logarithm is finite
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        double angle = 2 * Math.PI * uniform();
        spare = radius * StrictMath.sin(angle);
        hasSpare = true;
        return radius * StrictMath.cos(angle);
    }

    private double uniform() {
        state += GAMMA;
        return (mix(state) >>> 11) * UNIT;
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
