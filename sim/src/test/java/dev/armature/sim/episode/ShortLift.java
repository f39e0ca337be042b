package dev.armature.sim.episode;

import dev.armature.sim.task.Expert;
import dev.armature.sim.task.Lift;
import dev.armature.sim.task.Progress;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.List;
import java.util.random.RandomGenerator;

/// Lift, given up after a second or so.
public class ShortLift implements Task {

    private final Lift lift = new Lift();
    private final double seconds;

    /// @param seconds after which it is given up
    public ShortLift(double seconds) {
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return lift.name();
    }

    @Override
    public String instruction() {
        return lift.instruction();
    }

    @Override
    public double timeLimitSeconds() {
        return seconds;
    }

    @Override
    public List<String> environmentNames() {
        return lift.environmentNames();
    }

    @Override
    public List<String> milestones() {
        return lift.milestones();
    }

    @Override
    public void reset(TaskScene scene, RandomGenerator random) {
        lift.reset(scene, random);
    }

    @Override
    public void observe(TaskScene scene, float[] out) {
        lift.observe(scene, out);
    }

    @Override
    public void judge(TaskScene scene, Progress progress) {
        lift.judge(scene, progress);
    }

    @Override
    public Expert expert(RandomGenerator random) {
        return lift.expert(random);
    }
}
