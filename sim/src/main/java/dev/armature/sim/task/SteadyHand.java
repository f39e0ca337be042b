package dev.armature.sim.task;

/// A hand that changes its pace little by little, as a person's does: the pull from the end effector to where it
/// should go grows and turns by at most so much a step. Corners in demonstrations would otherwise be most of the jerk
/// of whatever learns from them.
final class SteadyHand {

    private final double change;
    private double pullX;
    private double pullY;
    private double pullZ;

    /// @param change of the pull, in m a policy step
    SteadyHand(double change) {
        this.change = change;
    }

    /// Makes a command steady.
    ///
    /// @param out x, y, z of the end effector in the base frame in m; overwritten
    void steady(TaskScene scene, float[] out) {
        double dx = out[0] - scene.eeX() - pullX;
        double dy = out[1] - scene.eeY() - pullY;
        double dz = out[2] - scene.eeZ() - pullZ;
        double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double scale = length > change ? change / length : 1;
        pullX += dx * scale;
        pullY += dy * scale;
        pullZ += dz * scale;
        out[0] = (float) (scene.eeX() + pullX);
        out[1] = (float) (scene.eeY() + pullY);
        out[2] = (float) (scene.eeZ() + pullZ);
    }
}
