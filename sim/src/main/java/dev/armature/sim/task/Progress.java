package dev.armature.sim.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far an episode has come. Milestones are reached in order; the last one is success.
public final class Progress {

    private final List<String> names;
    private final double[] reachedAtSeconds;
    private int reached;
    private @Nullable String failure;

    /// Nothing reached yet of `milestones`.
    public Progress(List<String> milestones) {
        names = List.copyOf(milestones);
        reachedAtSeconds = new double[names.size()];
        Arrays.fill(reachedAtSeconds, Double.NaN);
    }

    /// Marks the milestone at `index` when it is the next one and `condition` holds.
    public void reach(int index, boolean condition, double timeSeconds) {
        if (condition && index == reached && failure == null) {
            reachedAtSeconds[reached++] = timeSeconds;
        }
    }

    /// Ends the episode without success; the first reason counts.
    public void fail(String reason) {
        if (failure == null && !success()) {
            failure = reason;
        }
    }

    /// How many milestones have been reached.
    public int reached() {
        return reached;
    }

    /// Whether the last milestone has been reached.
    public boolean success() {
        return reached == names.size();
    }

    /// Why the episode ended without success, or null.
    public @Nullable String failure() {
        return failure;
    }

    /// Whether there is nothing more to come.
    public boolean done() {
        return success() || failure != null;
    }

    /// The names of the milestones that were reached.
    public List<String> reachedNames() {
        return names.subList(0, reached);
    }

    /// When each milestone was reached in simulated seconds since the start, in order.
    public List<Double> reachedSeconds() {
        List<Double> out = new ArrayList<>();
        for (int i = 0; i < reached; i++) {
            out.add(reachedAtSeconds[i]);
        }
        return out;
    }
}
