package dev.armature.sim.task;

import java.util.List;
import java.util.random.RandomGenerator;

/// Something to do on the table. Stateless: what happens in an episode lies in the [TaskScene] and its
/// [Progress].
public interface Task {

    /// Such as `place`; also the name of its scene.
    String name();

    /// What a person would say, for datasets and language policies.
    String instruction();

    /// When an episode is given up, in seconds of simulated time.
    double timeLimitSeconds();

    /// What each element of `observation.environment_state` is; positions in the base frame in m.
    List<String> environmentNames();

    /// The stations on the way, in order; the last is success.
    List<String> milestones();

    /// Where the arm waits, fingers down over the table: joint positions in rad.
    default double[] ready() {
        // end effector at (0.42, 0, 0.28) m
        return new double[] {0, -0.32534, 0, -2.55086, 0, 2.22552, 0.78540};
    }

    /// Puts the objects somewhere new. The arm has been put at its start already.
    void reset(TaskScene scene, RandomGenerator random);

    /// Writes what a policy may know of the objects.
    ///
    /// @param out as long as [#environmentNames()]; overwritten
    void observe(TaskScene scene, float[] out);

    /// Looks at the scene and marks what has been reached or spoilt. Called a hundred times a simulated second.
    void judge(TaskScene scene, Progress progress);

    /// Someone who can do it, for one episode.
    ///
    /// @param random decides between ways that are equally good
    Expert expert(RandomGenerator random);
}
