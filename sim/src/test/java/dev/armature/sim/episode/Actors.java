package dev.armature.sim.episode;

import dev.armature.core.Status;
import dev.armature.sim.perturb.Perturbation;
import dev.armature.sim.task.TaskScene;

/// Actors with a plan and no eyes.
final class Actors {

    private Actors() {}

    /// What to do at one step.
    @FunctionalInterface
    interface Plan {
        Status act(int step, TaskScene scene, float[] out);
    }

    /// Follows `plan`, whose steps count from 0 in each episode.
    static Actor of(Plan plan) {
        return new Actor() {
            private int step;

            @Override
            public void begin(TaskScene scene, long seed, Perturbation perturbation) {
                step = 0;
            }

            @Override
            public Status act(TaskScene scene, float[] out) {
                return plan.act(step++, scene, out);
            }
        };
    }

    /// Holds the hand at x, y, z with open fingers.
    static Plan at(double x, double y, double z) {
        return (step, scene, out) -> {
            out[0] = (float) x;
            out[1] = (float) y;
            out[2] = (float) z;
            out[3] = 1;
            return Status.OK;
        };
    }
}
