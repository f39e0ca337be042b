package dev.armature.sim.live;

import dev.armature.sim.task.Expert;
import dev.armature.sim.task.Lift;
import dev.armature.sim.task.Progress;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.List;
import java.util.random.RandomGenerator;

/// The lift scene, where success is to have waited for so long.
///
/// @param seconds simulated
record Waiting(double seconds) implements Task {

    private static final Lift LIFT = new Lift();

    @Override
    public String name() {
        return "lift";
    }

    @Override
    public String instruction() {
        return "wait";
    }

    @Override
    public double timeLimitSeconds() {
        return 10;
    }

    @Override
    public List<String> environmentNames() {
        return LIFT.environmentNames();
    }

    @Override
    public List<String> milestones() {
        return List.of("waited");
    }

    @Override
    public void reset(TaskScene scene, RandomGenerator random) {
        LIFT.reset(scene, random);
    }

    @Override
    public void observe(TaskScene scene, float[] out) {
        LIFT.observe(scene, out);
    }

    @Override
    public void judge(TaskScene scene, Progress progress) {
        progress.reach(0, scene.timeSeconds() >= seconds, scene.timeSeconds());
    }

    @Override
    public Expert expert(RandomGenerator random) {
        return LIFT.expert(random);
    }
}
