package dev.armature.sim.task;

import java.util.List;
import java.util.random.RandomGenerator;

/// Pick the 4 cm cube up by 10 cm.
public final class Lift implements Task {

    private static final double CUBE_HALF = 0.02;
    private static final double LIFTED_Z = 0.12;

    @Override
    public String name() {
        return "lift";
    }

    @Override
    public String instruction() {
        return "lift the red cube";
    }

    @Override
    public double timeLimitSeconds() {
        return 10;
    }

    @Override
    public List<String> environmentNames() {
        return List.of("object_x", "object_y", "object_z");
    }

    @Override
    public List<String> milestones() {
        return List.of("reached", "lifted");
    }

    @Override
    public void reset(TaskScene scene, RandomGenerator random) {
        scene.placeFree(
                "object",
                random.nextDouble(0.40, 0.60),
                random.nextDouble(-0.18, 0.18),
                CUBE_HALF,
                random.nextDouble(-0.3, 0.3));
    }

    @Override
    public void observe(TaskScene scene, float[] out) {
        scene.position(scene.body("object"), out, 0);
    }

    @Override
    public void judge(TaskScene scene, Progress progress) {
        int object = scene.body("object");
        progress.reach(0, scene.distanceToEe(object) < 0.03, scene.timeSeconds());
        progress.reach(1, scene.z(object) > LIFTED_Z && scene.distanceToEe(object) < 0.03, scene.timeSeconds());
        if (scene.z(object) < -0.05) {
            progress.fail("the cube fell off the table");
        }
    }

    @Override
    public Expert expert(RandomGenerator random) {
        double step = random.nextDouble(0.065, 0.080);
        return (scene, out) -> {
            int object = scene.body("object");
            if (!Approach.pick(scene, object, CUBE_HALF, 2 * CUBE_HALF, step, out)) {
                Approach.toward(scene, scene.eeX(), scene.eeY(), 0.18, step, Approach.CLOSE, out);
            }
        };
    }
}
