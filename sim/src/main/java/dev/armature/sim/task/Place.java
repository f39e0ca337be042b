package dev.armature.sim.task;

import java.util.List;
import java.util.random.RandomGenerator;

/// Pick the block, carry it round the pillar on either side, release it in the tray. Two ways are equally good,
/// so a policy that averages them runs into the pillar.
public final class Place implements Task {

    static final double OBJECT_HALF_HEIGHT = 0.025;
    static final double OBJECT_WIDTH = 0.04;
    static final double CARRY_Z = 0.13;

    /// Room that the hand keeps from the pillar's axis when it passes, in m.
    static final double DETOUR = 0.13;

    private static final double TRAY_HALF = 0.065;

    @Override
    public String name() {
        return "place";
    }

    @Override
    public String instruction() {
        return "put the red block into the green tray, round the blue pillar";
    }

    @Override
    public double timeLimitSeconds() {
        return 16;
    }

    @Override
    public List<String> environmentNames() {
        return List.of("object_x", "object_y", "object_z", "obstacle_x", "obstacle_y", "tray_x", "tray_y");
    }

    @Override
    public List<String> milestones() {
        return List.of("reached", "lifted", "passed", "over_tray", "released");
    }

    @Override
    public double[] ready() {
        // end effector at (0.42, -0.22, 0.28) m, on the object's side of the pillar
        return new double[] {-0.08079, -0.17374, -0.39437, -2.38331, -0.08354, 2.22098, 0.36623};
    }

    @Override
    public void reset(TaskScene scene, RandomGenerator random) {
        scene.placeFree(
                "object",
                random.nextDouble(0.44, 0.56),
                random.nextDouble(-0.36, -0.27),
                OBJECT_HALF_HEIGHT,
                random.nextDouble(-0.15, 0.15));
        scene.placeMocap("obstacle", random.nextDouble(0.48, 0.52), random.nextDouble(-0.02, 0.02));
        scene.placeMocap("tray", random.nextDouble(0.44, 0.56), random.nextDouble(0.24, 0.30));
    }

    @Override
    public void observe(TaskScene scene, float[] out) {
        scene.position(scene.body("object"), out, 0);
        int obstacle = scene.body("obstacle");
        int tray = scene.body("tray");
        out[3] = (float) scene.x(obstacle);
        out[4] = (float) scene.y(obstacle);
        out[5] = (float) scene.x(tray);
        out[6] = (float) scene.y(tray);
    }

    @Override
    public void judge(TaskScene scene, Progress progress) {
        int object = scene.body("object");
        double now = scene.timeSeconds();
        boolean held = scene.distanceToEe(object) < 0.035;
        double x = scene.x(object);
        double y = scene.y(object);
        double z = scene.z(object);
        boolean overTray = Math.abs(x - scene.x(scene.body("tray"))) < TRAY_HALF
                && Math.abs(y - scene.y(scene.body("tray"))) < TRAY_HALF;
        progress.reach(0, held, now);
        progress.reach(1, held && z > OBJECT_HALF_HEIGHT + 0.03, now);
        progress.reach(2, y > scene.y(scene.body("obstacle")) + 0.07, now);
        progress.reach(3, overTray, now);
        progress.reach(4, overTray && z < 0.045 && scene.gripperWidth() > 0.06 && scene.speed("object") < 0.05, now);
        if (scene.contactsOf("obstacle") > 0) {
            progress.fail("touched the pillar");
        } else if (z < -0.05) {
            progress.fail("the block fell off the table");
        }
    }

    @Override
    public Expert expert(RandomGenerator random) {
        return new PlaceExpert(random);
    }
}
