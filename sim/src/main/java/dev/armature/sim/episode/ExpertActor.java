package dev.armature.sim.episode;

import dev.armature.core.Status;
import dev.armature.sim.perturb.Perturbation;
import dev.armature.sim.task.Expert;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.SplittableRandom;

/// The task's scripted expert as an actor.
public final class ExpertActor implements Actor {

    private final Task task;
    private Expert expert;

    /// The expert of `task`.
    public ExpertActor(Task task) {
        this.task = task;
        this.expert = task.expert(new SplittableRandom(0));
    }

    @Override
    public void begin(TaskScene scene, long seed, Perturbation perturbation) {
        expert = task.expert(new SplittableRandom(seed ^ 0x657870657274L));
    }

    @Override
    public Status act(TaskScene scene, float[] out) {
        expert.act(scene, out);
        return Status.OK;
    }
}
