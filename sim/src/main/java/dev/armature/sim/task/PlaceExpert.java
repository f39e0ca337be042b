package dev.armature.sim.task;

import java.util.random.RandomGenerator;

/// Carries the block round the pillar: straight at it first, then aside to the way it chose, then to the tray.
final class PlaceExpert implements Expert {

    /// Where the ways part, in m before the pillar's axis.
    private static final double PARTING = 0.21;

    /// How far aside the hand must be before it may go on, in m; the hand is 0.2 m wide along y.
    private static final double CLEAR = 0.09;

    private static final double LOWERED_Z = 0.036;

    /// In m a policy step.
    private static final double CHANGE_OF_PULL = 0.02;

    private final SteadyHand hand = new SteadyHand(CHANGE_OF_PULL);
    private final double side;
    private final double step;
    private boolean released;

    PlaceExpert(RandomGenerator random) {
        side = random.nextBoolean() ? 1 : -1;
        step = random.nextDouble(0.065, 0.080);
    }

    @Override
    public void act(TaskScene scene, float[] out) {
        int object = scene.body("object");
        int tray = scene.body("tray");
        double trayX = scene.x(tray);
        double trayY = scene.y(tray);
        boolean inTray = Math.hypot(scene.x(object) - trayX, scene.y(object) - trayY) < 0.045;
        boolean free = scene.gripperWidth() > Place.OBJECT_WIDTH + 0.006;
        released = inTray && (released || free);
        if (released) {
            // the fingers take their time: no way up before they let go
            double z = free ? Place.CARRY_Z : scene.eeZ();
            Approach.toward(scene, scene.eeX(), scene.eeY(), z, step, Approach.OPEN, out);
        } else if (!Approach.pick(scene, object, Place.OBJECT_HALF_HEIGHT, Place.OBJECT_WIDTH, step, out)) {
            carry(scene, trayX, trayY, out);
        }
        hand.steady(scene, out);
    }

    private void carry(TaskScene scene, double trayX, double trayY, float[] out) {
        double pillarX = scene.x(scene.body("obstacle"));
        double pillarY = scene.y(scene.body("obstacle"));
        double x = scene.eeX();
        double y = scene.eeY();
        double aside = Math.hypot(x - trayX, y - trayY);
        if (aside < 0.015 || (aside < 0.03 && scene.eeZ() < 0.09)) {
            released = scene.eeZ() < LOWERED_Z + 0.010;
            Approach.toward(scene, trayX, trayY, LOWERED_Z, 0.035, released ? Approach.OPEN : Approach.CLOSE, out);
        } else if (scene.eeZ() < Place.CARRY_Z - 0.03 && y < pillarY) {
            Approach.toward(scene, x, y, Place.CARRY_Z, step, Approach.CLOSE, out);
        } else if (y < pillarY - PARTING) {
            Approach.toward(scene, pillarX, pillarY - PARTING + 0.02, Place.CARRY_Z, step, Approach.CLOSE, out);
        } else if (y < pillarY + 0.09) {
            passBy(scene, pillarX, pillarY, out);
        } else {
            Approach.toward(scene, trayX, trayY, Place.CARRY_Z, step, Approach.CLOSE, out);
        }
    }

    /// Goes aside first, then past.
    private void passBy(TaskScene scene, double pillarX, double pillarY, float[] out) {
        double offset = (scene.eeX() - pillarX) * side;
        double y = offset > CLEAR ? pillarY + 0.10 : Math.max(scene.eeY(), pillarY - PARTING + 0.04);
        Approach.toward(scene, pillarX + side * Place.DETOUR, y, Place.CARRY_Z, step, Approach.CLOSE, out);
    }
}
