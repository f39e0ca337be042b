package dev.armature.training.windows;

import dev.armature.core.Observation;
import dev.armature.datasets.Column;
import dev.armature.datasets.Episode;
import dev.armature.policies.diffusion.ActionNormaliser;
import dev.armature.policies.diffusion.ObservationNormaliser;
import java.util.List;

/// Cuts episodes into windows: one for each frame, as the policy would have seen it and should have acted.
public final class WindowBuilder {

    private final Demonstrations frames;
    private final WindowLayouts layouts;
    private final float[][] observed;
    private final float[] commanded;

    /// @param layouts fitted to these demonstrations
    public WindowBuilder(Demonstrations frames, WindowLayouts layouts) {
        this.frames = frames;
        this.layouts = layouts;
        this.observed = frames.observations().stream().map(Column::floats).toArray(float[][]::new);
        this.commanded = frames.action().floats();
    }

    /// The dataset-wide number of frame `t` of an episode; beyond its ends the first or last frame is repeated.
    public static int frame(Episode episode, int t) {
        return Math.toIntExact(episode.fromIndex() + Math.max(0, Math.min(t, episode.length() - 1)));
    }

    /// All windows of `episodes`.
    public Windows build(List<Episode> episodes) {
        int count = episodes.stream().mapToInt(Episode::length).sum();
        int conditionSize = layouts.observation().conditionSize();
        int chunkSize = layouts.action().size();
        Windows out = new Windows(count, conditionSize, chunkSize);
        ObservationNormaliser observationNormaliser = layouts.observation().normaliser();
        ActionNormaliser actionNormaliser = layouts.action().normaliser(layouts.observation());
        Observation observation = layouts.observation().newObservation();
        float[] condition = new float[conditionSize];
        double[] references = new double[layouts.action().dim()];
        double[] chunk = new double[chunkSize];
        int window = 0;
        for (Episode episode : episodes) {
            for (int t = 0; t < episode.length(); t++) {
                observe(episode, t, observation);
                observationNormaliser.condition(observation, condition);
                actionNormaliser.references(observation, references);
                command(episode, t, chunk);
                actionNormaliser.toNetwork(chunk, references, chunk);
                out.set(window++, condition, chunk);
            }
        }
        return out;
    }

    /// The observation at frame `t` of an episode, in SI units.
    public Observation observation(Episode episode, int t) {
        Observation out = layouts.observation().newObservation();
        observe(episode, t, out);
        return out;
    }

    /// What was commanded in the window of frame `t` of an episode: H × Da in SI units, row To-1 at `t`.
    public double[] actions(Episode episode, int t) {
        double[] out = new double[layouts.action().size()];
        command(episode, t, out);
        return out;
    }

    private void observe(Episode episode, int t, Observation out) {
        out.clear();
        int steps = layouts.observation().steps();
        for (int i = 0; i < observed.length; i++) {
            int width = frames.observations().get(i).width();
            float[] now = new float[width];
            for (int step = 0; step < steps; step++) {
                System.arraycopy(observed[i], frame(episode, t - (steps - 1) + step) * width, now, 0, width);
                out.push(i, now, 0);
            }
        }
    }

    private void command(Episode episode, int t, double[] out) {
        int dim = layouts.action().dim();
        int first = t - (layouts.observation().steps() - 1);
        for (int row = 0; row < layouts.action().horizon(); row++) {
            int from = frame(episode, first + row) * dim;
            for (int i = 0; i < dim; i++) {
                out[row * dim + i] = commanded[from + i];
            }
        }
    }
}
