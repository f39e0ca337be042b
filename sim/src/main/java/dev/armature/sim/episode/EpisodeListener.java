package dev.armature.sim.episode;

import dev.armature.sim.task.TaskScene;

/// Watches an episode: to record it, to draw it, to take pictures.
public interface EpisodeListener {

    /// Watches nothing.
    EpisodeListener NONE = step -> {};

    /// A policy step was decided and is about to be carried out.
    void onStep(Step step);

    /// What is known then. Arrays are the runner's own: copy what you keep.
    ///
    /// @param index counts from 0
    /// @param scene the twin, for pictures
    /// @param state `observation.state` at this step
    /// @param environment `observation.environment_state` at this step
    /// @param action what the actor decided
    /// @param sent what is carried out: the action, disturbed when the demonstrations are
    record Step(int index, TaskScene scene, float[] state, float[] environment, float[] action, float[] sent) {}
}
