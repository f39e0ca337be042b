package dev.armature.sim.task;

import java.util.random.RandomGenerator;

/// Brings the peg over the hole by the peg's own place, not the hand's, and lowers it with a small searching
/// spiral.
final class InsertExpert implements Expert {

    private static final double GRASP_Z = 0.055;
    private static final double CARRY_Z = 0.16;

    /// Fraction of the remaining error of the peg that one step corrects.
    private static final double CORRECTION = 0.8;

    private final double step;
    private int searching;
    private double biasX;
    private double biasY;

    InsertExpert(RandomGenerator random) {
        step = random.nextDouble(0.065, 0.080);
    }

    @Override
    public void act(TaskScene scene, float[] out) {
        int object = scene.body("object");
        if (Approach.pick(scene, object, GRASP_Z, Insert.PEG_WIDTH, step, out)) {
            return;
        }
        double errorX = scene.x(scene.body("socket")) - scene.x(object);
        double errorY = scene.y(scene.body("socket")) - scene.y(object);
        double aside = Math.hypot(errorX, errorY);
        if (aside > 0.02) {
            boolean low = scene.eeZ() < CARRY_Z - 0.04;
            Approach.toward(
                    scene,
                    low ? scene.eeX() : scene.eeX() + errorX,
                    low ? scene.eeY() : scene.eeY() + errorY,
                    CARRY_Z,
                    step,
                    Approach.CLOSE,
                    out);
            return;
        }
        // the controller gives way to friction: what remains of the error is added up
        biasX = clamp(biasX + 0.3 * errorX);
        biasY = clamp(biasY + 0.3 * errorY);
        boolean aligned = aside < 0.0012 || scene.z(object) < 0.078;
        double spiral = aligned && scene.z(object) > 0.074 ? 0.0006 * Math.min(searching++ / 10.0, 2) : 0;
        out[0] = (float) (scene.eeX() + CORRECTION * errorX + biasX + spiral * Math.cos(searching * 0.9));
        out[1] = (float) (scene.eeY() + CORRECTION * errorY + biasY + spiral * Math.sin(searching * 0.9));
        out[2] = (float) (aligned ? scene.eeZ() - 0.02 : Math.max(0.105, scene.eeZ() - 0.03));
        out[3] = Approach.CLOSE;
    }

    private static double clamp(double bias) {
        return Math.max(-0.01, Math.min(0.01, bias));
    }
}
