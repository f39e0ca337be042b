package dev.armature.launch.evaluation;

import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.trial.Trial;
import java.util.List;

/// Successes so far, for the progress bar. Any thread may add.
final class Tally {

    private final List<Trial> trials;
    private final int[] played;
    private final int[] successes;

    Tally(List<Trial> trials) {
        this.trials = trials;
        played = new int[trials.size()];
        successes = new int[trials.size()];
    }

    synchronized void add(Trial trial, EpisodeResult result) {
        int i = trials.indexOf(trial);
        played[i]++;
        successes[i] += result.success() ? 1 : 0;
    }

    synchronized int played() {
        int sum = 0;
        for (int n : played) {
            sum += n;
        }
        return sum;
    }

    /// Such as `rti@1 12/12, ddpm-100@8 11/12`.
    synchronized String text() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < played.length; i++) {
            out.append(i == 0 ? "" : ", ").append(trials.get(i).name()).append(' ');
            out.append(successes[i]).append('/').append(played[i]);
        }
        return out.toString();
    }
}
