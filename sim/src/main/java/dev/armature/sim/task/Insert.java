package dev.armature.sim.task;

import java.util.List;
import java.util.random.RandomGenerator;

/// Pick the 20 mm square peg and put it into the 21 mm square hole.
public final class Insert implements Task {

    static final double PEG_HALF_HEIGHT = 0.04;
    static final double PEG_WIDTH = 0.02;

    /// Height of the peg's centre when its foot stands on the table inside the hole, plus 8 mm.
    private static final double INSERTED_Z = PEG_HALF_HEIGHT + 0.008;

    @Override
    public String name() {
        return "insert";
    }

    @Override
    public String instruction() {
        return "insert the yellow peg into the socket";
    }

    @Override
    public double timeLimitSeconds() {
        return 20;
    }

    @Override
    public List<String> environmentNames() {
        return List.of("object_x", "object_y", "object_z", "socket_x", "socket_y");
    }

    @Override
    public List<String> milestones() {
        return List.of("reached", "lifted", "aligned", "inserted");
    }

    @Override
    public void reset(TaskScene scene, RandomGenerator random) {
        scene.placeFree("object", random.nextDouble(0.42, 0.54), random.nextDouble(-0.22, -0.10), PEG_HALF_HEIGHT, 0);
        scene.placeMocap("socket", random.nextDouble(0.44, 0.54), random.nextDouble(0.10, 0.20));
    }

    @Override
    public void observe(TaskScene scene, float[] out) {
        scene.position(scene.body("object"), out, 0);
        out[3] = (float) scene.x(scene.body("socket"));
        out[4] = (float) scene.y(scene.body("socket"));
    }

    @Override
    public void judge(TaskScene scene, Progress progress) {
        int object = scene.body("object");
        double now = scene.timeSeconds();
        double aside = Math.hypot(
                scene.x(object) - scene.x(scene.body("socket")), scene.y(object) - scene.y(scene.body("socket")));
        progress.reach(0, scene.distanceToEe(object) < 0.05, now);
        progress.reach(1, scene.z(object) > PEG_HALF_HEIGHT + 0.03, now);
        progress.reach(2, aside < 0.004, now);
        progress.reach(3, aside < 0.002 && scene.z(object) < INSERTED_Z, now);
        if (scene.z(object) < -0.05) {
            progress.fail("the peg fell off the table");
        }
    }

    @Override
    public Expert expert(RandomGenerator random) {
        return new InsertExpert(random);
    }
}
