package dev.armature.sim.episode;

import dev.armature.core.Status;
import dev.armature.sim.perturb.Perturbation;
import dev.armature.sim.task.TaskScene;

/// Who decides where the arm goes: a scripted expert, or a policy.
public interface Actor {

    /// An episode begins.
    ///
    /// @param seed of everything random that the actor does
    /// @param perturbation how late and how often observations arrive
    void begin(TaskScene scene, long seed, Perturbation perturbation);

    /// Decides on the action for the coming policy period. [TaskScene#look()] has been called.
    ///
    /// @param out x, y, z of the end effector in the base frame in m, then the gripper -1..+1; overwritten
    /// @return [Status#OK], or why `out` must not be used; the arm then holds, as it does when a number is not
    ///     finite
    Status act(TaskScene scene, float[] out);

    /// What the actor's network has done in this episode.
    default Effort effort() {
        return Effort.NONE;
    }
}
