package dev.armature.sim.task;

/// Steps of a hand: from where the end effector is toward where it should go, no faster than asked.
final class Approach {

    static final float OPEN = 1;
    static final float CLOSE = -1;

    private Approach() {}

    /// Writes the end effector's place one step of at most `step` metres nearer to a waypoint.
    ///
    /// @param x waypoint in the base frame in m
    /// @param y as above
    /// @param z as above
    /// @param out x, y, z, gripper; overwritten
    static void toward(TaskScene scene, double x, double y, double z, double step, float gripper, float[] out) {
        double dx = x - scene.eeX();
        double dy = y - scene.eeY();
        double dz = z - scene.eeZ();
        double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double scale = distance > step ? step / distance : 1;
        out[0] = (float) (scene.eeX() + dx * scale);
        out[1] = (float) (scene.eeY() + dy * scale);
        out[2] = (float) (scene.eeZ() + dz * scale);
        out[3] = gripper;
    }

    /// The way to pick something up: over it, down, close. Returns false once it is held and nothing was
    /// written.
    ///
    /// @param object body to pick
    /// @param graspZ height of the end effector when closing, in m
    /// @param width what the fingers measure when they hold it, in m
    static boolean pick(TaskScene scene, int object, double graspZ, double width, double step, float[] out) {
        double ox = scene.x(object);
        double oy = scene.y(object);
        double aside = Math.hypot(ox - scene.eeX(), oy - scene.eeY());
        double above = scene.eeZ() - graspZ;
        boolean between = aside < 0.015 && Math.abs(scene.eeZ() - scene.z(object)) < 0.03;
        if (between && scene.gripperClosing() && scene.gripperWidth() < width + 0.004) {
            return false;
        }
        if (aside > (above > 0.05 ? 0.010 : 0.018)) {
            double hover = graspZ + 0.09;
            boolean low = above < 0.04 && aside > 0.03;
            toward(scene, low ? scene.eeX() : ox, low ? scene.eeY() : oy, hover, step, OPEN, out);
        } else if (above > 0.008 && !(between && scene.gripperClosing())) {
            toward(scene, ox, oy, graspZ, Math.min(step, 0.035), OPEN, out);
        } else {
            toward(scene, ox, oy, graspZ, 0.01, CLOSE, out);
        }
        return true;
    }
}
