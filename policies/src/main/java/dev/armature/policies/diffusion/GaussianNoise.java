package dev.armature.policies.diffusion;

/// Seeded standard normal numbers, equal bit for bit on every machine: SplitMix64 and Marsaglia's polar method
/// in strict arithmetic. Not by sine and cosine: the strict ones allocate.
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
        double a;
        double b;
        double square;
        do {
            a = 2 * uniform() - 1;
            b = 2 * uniform() - 1;
            square = a * a + b * b;
        } while (square >= 1 || square == 0);
        double stretch = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = b * stretch;
        hasSpare = true;
        return a * stretch;
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
