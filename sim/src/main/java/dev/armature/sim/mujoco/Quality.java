package dev.armature.sim.mujoco;

/// What pictures cost. On a software renderer shadows cost ten times the rest, and smooth edges three times.
///
/// @param shadowSize edge of the shadow map in pixels; 0 for no shadows
/// @param samples of each pixel for smooth edges; 0 for none
/// @param reflections whether reflective materials mirror
public record Quality(int shadowSize, int samples, boolean reflections) {

    /// No shadows, one sample, no reflections: what policies see.
    public static final Quality LEAN = new Quality(0, 0, false);

    /// What people see.
    public static final Quality PRETTY = new Quality(2048, 4, true);

    public Quality {
        if (shadowSize < 0 || samples < 0) {
            throw new IllegalArgumentException("negative quality: " + shadowSize + ", " + samples);
        }
    }
}
