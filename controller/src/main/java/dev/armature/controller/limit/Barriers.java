package dev.armature.controller.limit;

import java.util.Arrays;

/// What an arm must not cross besides its joints' ends: distances that shall stay positive, each with its slope over
/// the joints. A distance may be of any unit, such as metres to a table or a measure of how regular a pose is.
///
/// One for each loop; filled anew each tick.
public final class Barriers {

    /// A barrier toward which an arm may become so much faster within its tick without harm, in the barrier's unit/s.
    private static final double SPARE = 0.4;

    /// One that is crossed goes before all others; the deeper, the more.
    private static final double CROSSED = 1e6;

    /// What [#offer] returns for a barrier that is not kept.
    public static final int NONE = -1;

    private final int dof;
    private final double[] urgency;
    private final double[] distance;
    private final double[] brake;
    private final double[] drift;
    private final double[] slope;
    private int count;
    private int firm;

    /// @param dof joints of the arm
    /// @param capacity how many are kept at once
    public Barriers(int dof, int capacity) {
        this.dof = dof;
        urgency = new double[capacity];
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

    /// One more if it [matters][#matters]; among more than can be kept, those toward which the arm is nearest to be too
    /// fast.
    ///
    /// @param distance what is left
    /// @param speed toward the barrier in its unit/s
    /// @param brake how hard motion toward it is slowed, in its unit/s²
    /// @return where its slopes begin, as of [#add], or [#NONE]
    public int offer(double distance, double speed, double brake) {
        if (!matters(distance, speed, brake)) {
            return NONE;
        }
        double allowed = speed + SPARE;
        double urgent = distance < 0 ? CROSSED * (1 - distance) : allowed * allowed - 2 * brake * distance;
        if (count < urgency.length) {
            return put(count++, distance, brake, urgent);
        }
        int least = firm;
        for (int k = firm + 1; k < count; k++) {
            least = urgency[k] < urgency[least] ? k : least;
        }
        return least < count && urgent > urgency[least] ? put(least, distance, brake, urgent) : NONE;
    }

    /// One more, whose slope over joint i is to be set in [#slopes()] from the returned index on.
    ///
    /// @param distance what is left
    /// @param brake how hard motion toward it is slowed, in its unit/s²
    /// @return where its slopes begin; they are zero
    /// @throws ArrayIndexOutOfBoundsException beyond the capacity
    public int add(double distance, double brake) {
        return put(count++, distance, brake, Double.POSITIVE_INFINITY);
    }

    private int put(int k, double distance, double brake, double urgency) {
        this.urgency[k] = urgency;
        this.distance[k] = distance;
        this.brake[k] = brake;
        drift[k] = 0;
        int at = k * dof;
        Arrays.fill(slope, at, at + dof, 0);
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

    /// Says how the rate of a barrier changes while the joints keep their speeds.
    ///
    /// @param at where its slopes begin
    /// @param drift in the barrier's unit/s²
    public void drift(int at, double drift) {
        this.drift[at / dof] = drift;
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
