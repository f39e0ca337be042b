package dev.armature.sim.evaluate;

/// How uneven a commanded path is: the mean over its steps of `‖a[t+1] − 2 a[t] + a[t−1]‖`.
///
/// `a` is the executed command of each control step, its first two or three dimensions being a position in metres,
/// so the figure is in metres (per step²). A straight path at constant speed has none; each jump from one mode of a
/// policy to another adds to it.
public final class Jerk {

    private final double[] previous;
    private final double[] beforePrevious;
    private long count;
    private double sum;

    /// An accumulator for commands whose first `dim` numbers are a position.
    ///
    /// @throws IllegalArgumentException when `dim` is not positive
    public Jerk(int dim) {
        if (dim <= 0) {
            throw new IllegalArgumentException("jerk needs at least one dimension, not " + dim);
        }
        previous = new double[dim];
        beforePrevious = new double[dim];
    }

    /// Takes the command of the next step. Allocates nothing.
    ///
    /// @param action positions in m from `offset` on; not modified
    public void add(float[] action, int offset) {
        double square = 0;
        for (int i = 0; i < previous.length; i++) {
            double difference = action[offset + i] - 2 * previous[i] + beforePrevious[i];
            beforePrevious[i] = previous[i];
            previous[i] = action[offset + i];
            square += difference * difference;
        }
        if (count >= 2) {
            sum += Math.sqrt(square);
        }
        count++;
    }

    /// The mean in m; 0 before the third command.
    public double mean() {
        return count < 3 ? 0 : sum / (count - 2);
    }
}
