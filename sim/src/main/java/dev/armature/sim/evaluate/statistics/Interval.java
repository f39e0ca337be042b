package dev.armature.sim.evaluate.statistics;

/// A closed interval.
///
/// @param low its lower end
/// @param high its upper end, ≥ low
public record Interval(double low, double high) {

    /// @throws IllegalArgumentException when the ends are not numbers or not in order
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /// Whether `value` lies inside, ends included.
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
