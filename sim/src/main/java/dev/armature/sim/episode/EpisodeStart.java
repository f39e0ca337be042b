package dev.armature.sim.episode;

import dev.armature.sim.perturb.Perturbation;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.perturb.PerturbedModel;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// How a scene lies when an episode begins: all of it follows from the seed.
public final class EpisodeStart {

    private static final double SPREAD_RAD = 0.05;
    private static final double GRIPPER_WIDTH_M = 0.08;

    private final Task task;
    private final TaskScene scene;
    private final PerturbationSpec perturbations;
    private final PerturbedModel perturbed;

    /// Starts of `task` in `scene`.
    ///
    /// @param perturbations what may differ from nominal; when anything may, the scene's model is written to
    public EpisodeStart(Task task, TaskScene scene, PerturbationSpec perturbations) {
        this.task = task;
        this.scene = scene;
        this.perturbations = perturbations;
        this.perturbed = new PerturbedModel(scene.model());
    }

    /// Puts the arm near where it waits, at rest, and the objects somewhere.
    ///
    /// @return what differs from nominal
    public Perturbation at(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Perturbation perturbation = Perturbation.NONE;
        scene.clear();
        double[] q = task.ready();
        for (int i = 0; i < q.length; i++) {
            q[i] += SPREAD_RAD * (2 * random.nextDouble() - 1);
        }
        scene.twin().start(q, GRIPPER_WIDTH_M);
        task.reset(scene, random);
        if (perturbations.active()) {
            perturbation = perturbations.sample(seed);
            perturbed.apply(perturbation);
            perturbed.moveObjects(perturbation, scene.data());
        }
        scene.twin().setActuatorGain(perturbation.actuatorGain());
        scene.twin().settle();
        return perturbation;
    }
}
