package dev.armature.sim.episode;

import dev.armature.sim.task.Expert;
import dev.armature.sim.task.Lift;
import dev.armature.sim.task.Progress;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.List;
import java.util.random.RandomGenerator;

/// The lift scene for a second or so, with nothing to achieve: a short episode to look into.
public final class Hover implements Task {

    private final Lift lift = new Lift();
    private final double seconds;
    private int judgements;

    /// A hover of so many simulated seconds.
    public Hover(double seconds) {
        this.seconds = seconds;
    }

    /// How often it was asked to judge.
    int judgements() {
        return judgements;
    }

    @Override
    public String name() {
        return "lift";
    }

    @Override
    public String instruction() {
        return "hover";
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
        return List.of("never");
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
        judgements++;
    }

    @Override
    public Expert expert(RandomGenerator random) {
        return lift.expert(random);
    }
}
