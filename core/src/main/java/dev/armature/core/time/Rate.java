package dev.armature.core.time;

/// How often something happens.
///
/// @param hz times per second, 0 < hz ≤ 1e6
public record Rate(double hz) {

    private static final double NANOS_PER_SECOND = 1e9;

    /// @throws IllegalArgumentException when the rate is not finite, not positive or above 1 MHz
    public Rate {
        if (!(hz > 0 && hz <= 1e6)) {
            throw new IllegalArgumentException("a rate is within 0..1e6 Hz, not " + hz);
        }
    }

    /// The period, rounded to whole nanoseconds.
    public long periodNanos() {
        return Math.round(NANOS_PER_SECOND / hz);
    }

    /// The period in seconds.
    public double periodSeconds() {
        return 1 / hz;
    }
}
