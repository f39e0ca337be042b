package dev.armature.sim.episode;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Observation;
import dev.armature.core.ObservationSpec;
import dev.armature.core.Policy;
import dev.armature.core.Status;
import dev.armature.core.TensorSpec;
import dev.armature.sim.task.Task;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A policy without a network: it goes to the object and then `gain` times a random step of its seed's aside. Row `i`
/// of a chunk is 1 mm further up than row 0 for each step.
public final class FakePolicy implements Policy {

    /// Rows of a chunk.
    public static final int HORIZON = 4;

    private final ObservationSpec spec;
    private final double gain;
    private RandomGenerator random = new SplittableRandom(0);
    private long calls;
    private long prepared;
    private boolean closed;

    /// All that `task` shows, at two steps.
    public static ObservationSpec sees(Task task) {
        return new ObservationSpec(List.of(
                TensorSpec.window(TaskObserver.STATE, 2, TaskObserver.STATE_NAMES, "m", "base"),
                TensorSpec.window(TaskObserver.ENVIRONMENT, 2, task.environmentNames(), "m", "base")));
    }

    /// A policy for `task`.
    ///
    /// @param gain length of the random steps in m
    public FakePolicy(Task task, double gain) {
        this.spec = sees(task);
        this.gain = gain;
    }

    @Override
    public ObservationSpec observationSpec() {
        return spec;
    }

    @Override
    public ActionSpec actionSpec() {
        return TaskObserver.ACTION;
    }

    @Override
    public int horizon() {
        return HORIZON;
    }

    @Override
    public long periodNanos() {
        return EpisodeRunner.POLICY_RATE.periodNanos();
    }

    @Override
    public Status infer(Observation observation, ActionChunk out) {
        calls += calls == 0 ? 3 : 1;
        if (!observation.finite()) {
            return Status.NOT_FINITE;
        }
        float[] objects = observation.floats(1);
        int newest = objects.length / 2;
        double aside = gain * random.nextGaussian();
        for (int row = 0; row < HORIZON; row++) {
            out.set(row, 0, (float) (objects[newest] + aside));
            out.set(row, 1, objects[newest + 1]);
            out.set(row, 2, 0.25f + 0.001f * row);
            out.set(row, 3, 1);
        }
        out.setStartNanos(observation.oldestCaptureNanos());
        return Status.OK;
    }

    @Override
    public void prepare() {
        prepared++;
    }

    /// How often it was told to prepare.
    public long prepared() {
        return prepared;
    }

    @Override
    public void reset(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public long networkCalls() {
        return calls;
    }

    /// Whether it was closed.
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
