package dev.armature.controller.limit;

import java.util.Arrays;

/// What an arm must not cross besides its joints' ends: distances that shall stay positive, each with its slope over
/// the joints. A distance may be of any unit, such as metres to a table or a measure of how regular a pose is.
///
/// One for each loop; filled anew each tick.
public final class Barriers {

    /// A barrier toward which an arm may become so much faster within its tick without harm, in the barrier's unit/s.
    private static final double SPARE = 0.4;

    private final int dof;
    private final double[] distance;
    private final double[] brake;
    private final double[] drift;
    private final double[] slope;
    private int count;
    private int firm;

    /// @param dof joints of the arm
    /// @param capacity how many there can be at once
    public Barriers(int dof, int capacity) {
        this.dof = dof;
        distance = new double[capacity];
        brake = new double[capacity];
        drift = new double[capacity];
        slope = new double[capacity * dof];
    }

    /// Whether a barrier can matter in this tick: a motion that is so far from the speed at which it must be
    /// braked is not changed by it.
    ///
    /// @param distance what is left
    /// @param speed toward the barrier in its unit/s
    /// @param brake how hard motion toward it is slowed, in its unit/s²
    public static boolean matters(double distance, double speed, double brake) {
        double allowed = speed + SPARE;
        return distance < 0 || allowed > 0 && allowed * allowed > 2 * brake * distance;
    }

    /// There are none.
    public void clear() {
        count = 0;
        firm = 0;
    }

    /// Those that are there yield to those that will be added, when not all can be kept.
    public void yielding() {
        firm = count;
    }

    /// The first one that does not yield to others.
    int firm() {
        return firm;
    }

    /// One more, whose slope over joint i is to be set in [#slopes()] from the returned index on.
    ///
    /// @param distance what is left
    /// @param brake how hard motion toward it is slowed, in its unit/s²
    /// @return where its slopes begin; they are zero
    /// @throws ArrayIndexOutOfBoundsException beyond the capacity
    public int add(double distance, double brake) {
        this.distance[count] = distance;
        this.brake[count] = brake;
        drift[count] = 0;
        int at = count * dof;
        Arrays.fill(slope, at, at + dof, 0);
        count++;
        return at;
    }

    /// Slopes in unit/rad, as many as joints for each barrier; the array itself.
    public double[] slopes() {
        return slope;
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// What is left to barrier `k`.
    public double distance(int k) {
        return distance[k];
    }

    /// Says how the rate of the barrier that was added last changes while the joints keep their speeds.
    ///
    /// @param drift in the barrier's unit/s²
    public void drift(double drift) {
        this.drift[count - 1] = drift;
    }

    double drift(int k) {
        return drift[k];
    }

    /// How hard motion toward barrier `k` is slowed.
    double brake(int k) {
        return brake[k];
    }

    /// How fast the distance to barrier `k` grows, in its unit/s.
    ///
    /// @param dq joint velocities in rad/s; not modified
    public double rate(int k, double[] dq) {
        double sum = 0;
        for (int i = 0; i < dof; i++) {
            sum += slope[k * dof + i] * dq[i];
        }
        return sum;
    }
}
