package dev.armature.hardware.franka.server.motion;

/// Differentiates commands by backward Euler, as the robot does, and says which bound they break. Values of
/// several axes are judged one by one or by their length.
final class RateCheck {

    /// Numbers are compared with a little room: a client's limiter goes right to the edge.
    private static final double ROOM = 1 + 1e-6;

    /// What is broken, worst first.
    enum Breach {
        NONE,
        VELOCITY,
        ACCELERATION,
        JERK
    }

    private RateCheck() {}

    /// Judges a commanded velocity.
    ///
    /// @param velocity commanded now
    /// @param before velocity one period ago
    /// @param acceleration one period ago; overwritten with the present one, whatever the verdict
    /// @param limits velocity, acceleration and jerk that must not be exceeded
    /// @param seconds a period
    static Breach joint(double velocity, double before, double[] acceleration, int i, double[] limits, double seconds) {
        double a = (velocity - before) / seconds;
        double jerk = (a - acceleration[i]) / seconds;
        acceleration[i] = a;
        return breach(Math.abs(velocity), Math.abs(a), Math.abs(jerk), limits);
    }

    /// The same for three axes at once, by length.
    ///
    /// @param at the first of the three
    static Breach vector(
            double[] velocity, double[] before, double[] acceleration, int at, double[] limits, double dt) {
        double v = 0;
        double a = 0;
        double j = 0;
        for (int k = at; k < at + 3; k++) {
            double ak = (velocity[k] - before[k]) / dt;
            double jk = (ak - acceleration[k]) / dt;
            acceleration[k] = ak;
            v += velocity[k] * velocity[k];
            a += ak * ak;
            j += jk * jk;
        }
        return breach(Math.sqrt(v), Math.sqrt(a), Math.sqrt(j), limits);
    }

    private static Breach breach(double velocity, double acceleration, double jerk, double[] limits) {
        if (!(velocity <= limits[0] * ROOM)) {
            return Breach.VELOCITY;
        }
        if (!(acceleration <= limits[1] * ROOM)) {
            return Breach.ACCELERATION;
        }
        return jerk <= limits[2] * ROOM ? Breach.NONE : Breach.JERK;
    }
}
