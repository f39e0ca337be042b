package dev.armature.hardware.franka.rate;

import static dev.armature.hardware.franka.rate.FrankaLimits.DELTA_T;

/// A first-order low-pass at the robot's rate. Allocates only at construction; not thread-safe.
public final class LowPass {

    /// libfranka's default in Hz.
    public static final double DEFAULT_CUTOFF = 100;

    /// From here on, in Hz, libfranka does not filter.
    public static final double MAX_CUTOFF = 1000;

    private final double gain;
    private final Rotation rotation = new Rotation();
    private final double[] quaternion = new double[4];
    private final double[] lastQuaternion = new double[4];

    /// @param cutoffHz frequency in Hz, > 0
    /// @throws IllegalArgumentException when it is not
    public LowPass(double cutoffHz) {
        if (!(cutoffHz > 0 && cutoffHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a cutoff frequency is finite and > 0 Hz, not " + cutoffHz);
        }
        gain = DELTA_T / (DELTA_T + 1.0 / (2.0 * Math.PI * cutoffHz));
    }

    /// The filtered value.
    ///
    /// @param y commanded
    /// @param last commanded a period ago
    public double next(double y, double last) {
        return gain * y + (1 - gain) * last;
    }

    /// Filters several values in place.
    ///
    /// @param y commanded; overwritten
    /// @param last commanded a period ago; not modified
    public void next(double[] y, double[] last) {
        for (int i = 0; i < y.length; i++) {
            y[i] = next(y[i], last[i]);
        }
    }

    /// Filters a pose in place; its rotation along the great circle.
    ///
    /// @param pose commanded: 4×4 column-major, in m; overwritten
    /// @param last commanded a period ago; not modified
    public void nextPose(double[] pose, double[] last) {
        for (int i = 12; i < 15; i++) {
            pose[i] = next(pose[i], last[i]);
        }
        rotation.nearest(pose);
        rotation.quaternion(quaternion);
        rotation.nearest(last);
        rotation.quaternion(lastQuaternion);
        Rotation.slerp(lastQuaternion, gain, quaternion);
        Rotation.write(quaternion, pose);
    }
}
