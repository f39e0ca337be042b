package dev.armature.sim.episode;

import dev.armature.core.Observation;
import dev.armature.sim.perturb.Perturbation;
import dev.armature.sim.task.Task;
import dev.armature.sim.task.TaskScene;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Observations as a policy gets them: late by the perturbation's latency, rounded to policy steps, and with some
/// lost on the way. Nominally neither.
final class DelayedObserver {

    /// Whole steps that are remembered; latency beyond this cannot be asked for in a specification.
    private static final int MEMORY = 16;

    private final TaskObserver observer;
    private final long periodNanos;
    private final float[][] states = new float[MEMORY][];
    private final float[][] environments = new float[MEMORY][];
    private final long[] times = new long[MEMORY];
    private RandomGenerator random = new SplittableRandom(0);
    private double dropped;
    private int delay;
    private int seen;

    DelayedObserver(Task task, long periodNanos) {
        this.observer = new TaskObserver(task);
        this.periodNanos = periodNanos;
        for (int i = 0; i < MEMORY; i++) {
            states[i] = observer.state().clone();
            environments[i] = observer.environment().clone();
        }
    }

    void begin(long seed, Perturbation perturbation) {
        random = new SplittableRandom(seed ^ 0x6c617465L);
        dropped = perturbation.droppedFraction();
        delay = (int) Math.min(MEMORY - 1, Math.round(perturbation.latencySeconds() * 1e9 / periodNanos));
        seen = 0;
        Arrays.fill(times, 0);
    }

    /// Looks at the scene, and passes on what arrives at this step.
    ///
    /// @return whether anything arrived
    boolean observe(TaskScene scene, Observation out) {
        observer.look(scene);
        int slot = seen % MEMORY;
        System.arraycopy(observer.state(), 0, states[slot], 0, states[slot].length);
        System.arraycopy(observer.environment(), 0, environments[slot], 0, environments[slot].length);
        times[slot] = scene.clock().nanoTime();
        // the first look of an episode always arrives: there is nothing to act on before it
        boolean arrives = seen == 0 || random.nextDouble() >= dropped;
        int late = (seen - Math.min(delay, seen)) % MEMORY;
        seen++;
        if (arrives) {
            observer.push(states[late], environments[late], out, times[late]);
        }
        return arrives;
    }
}
