package dev.armature.datasets.lerobot;

import dev.armature.datasets.Column;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.internal.GrowingColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One episode while it is recorded: frames gather in memory, and [#save()] makes them durable at once.
///
/// ```java
/// EpisodeRecorder episode = writer.begin("Put the cube in the tray");
/// episode.frame(state, action);                  // when all features are floats, or
/// episode.put(stateColumn, state).put(timeColumn, nanos).put(successColumn, false).endFrame();
/// episode.save();
/// ```
///
/// Nothing is boxed; arrays double when they are full. For one thread, outside the control tick.
public final class EpisodeRecorder {

    private final LeRobotWriter writer;
    private final String task;
    private final List<Feature> features;
    private final GrowingColumn[] columns;
    private final boolean[] given;
    private int frames;
    private boolean open = true;

    EpisodeRecorder(LeRobotWriter writer, String task, List<Feature> features) {
        this.writer = writer;
        this.task = task;
        this.features = features;
        this.given = new boolean[features.size()];
        this.columns = features.stream()
                .map(f -> new GrowingColumn(GrowingColumn.kindOf(f)))
                .toArray(GrowingColumn[]::new);
    }

    /// What is done, in words.
    public String task() {
        return task;
    }

    /// How many frames were ended.
    public int frames() {
        return frames;
    }

    /// Adds a whole frame.
    ///
    /// @param values of each feature, in the order in which they were declared; whole-number and boolean features
    ///     take whole values. Not modified
    public void frame(float[]... values) {
        if (values.length != features.size()) {
            throw new IllegalArgumentException(values.length + " values for " + features.size() + " features");
        }
        for (int i = 0; i < values.length; i++) {
            put(i, values[i]);
        }
        endFrame();
    }

    /// Gives a feature's value in the frame that is being filled.
    ///
    /// @param column the number that [LeRobotWriter#column(String)] gave
    /// @param values finite, as many as the feature is wide; not modified
    public EpisodeRecorder put(int column, float[] values) {
        GrowingColumn into = start(column, values.length);
        for (float x : values) {
            append(column, into, x);
        }
        return this;
    }

    /// As above, from doubles; a `float32` feature rounds them.
    public EpisodeRecorder put(int column, double[] values) {
        GrowingColumn into = start(column, values.length);
        for (double x : values) {
            append(column, into, x);
        }
        return this;
    }

    /// As above, from whole numbers; a feature with fractions takes the nearest that it has.
    public EpisodeRecorder put(int column, long[] values) {
        GrowingColumn into = start(column, values.length);
        for (long x : values) {
            append(column, into, x);
        }
        return this;
    }

    /// Gives the value of a scalar feature.
    public EpisodeRecorder put(int column, double value) {
        append(column, start(column, 1), value);
        return this;
    }

    /// Gives the value of a scalar feature; one with fractions takes the nearest that it has.
    public EpisodeRecorder put(int column, long value) {
        append(column, start(column, 1), value);
        return this;
    }

    /// Gives the value of a scalar boolean feature.
    public EpisodeRecorder put(int column, boolean value) {
        return put(column, value ? 1L : 0L);
    }

    /// Ends the frame that is being filled.
    ///
    /// @throws IllegalStateException when a feature was not given
    public void endFrame() {
        for (int i = 0; i < given.length; i++) {
            if (!given[i]) {
                throw new IllegalStateException(features.get(i).key() + " is missing in frame " + frames);
            }
        }
        Arrays.fill(given, false);
        frames++;
    }

    /// Stores the episode; when this returns it survives a kill and a power cut. When it throws because the disk is
    /// full, the dataset is as before, and it can be called again.
    ///
    /// @return the episode's number
    /// @throws IllegalStateException when there is no frame, or one is half filled
    public int save() {
        requireOpen();
        for (int i = 0; i < given.length; i++) {
            if (given[i]) {
                throw new IllegalStateException("frame " + frames + " has not ended");
            }
        }
        if (frames == 0) {
            throw new IllegalStateException("an episode without frames cannot be saved; discard it");
        }
        int episode = writer.save(this);
        open = false;
        return episode;
    }

    /// Forgets the episode.
    public void discard() {
        requireOpen();
        open = false;
        writer.discarded();
    }

    List<Column> columns() {
        List<Column> out = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            out.add(columns[i].toColumn(features.get(i)));
        }
        return out;
    }

    private GrowingColumn start(int column, int width) {
        requireOpen();
        Feature feature = features.get(column);
        if (width != feature.width()) {
            throw new IllegalArgumentException(
                    feature.key() + ": " + width + " values for " + feature.width() + " elements");
        }
        if (given[column]) {
            throw new IllegalStateException(feature.key() + " was given twice in frame " + frames);
        }
        given[column] = true;
        return columns[column];
    }

    private void append(int column, GrowingColumn into, double value) {
        Feature feature = features.get(column);
        if (!Double.isFinite(feature.type() == FeatureType.FLOAT32 ? (float) value : value)) {
            throw refuse(
                    column,
                    into,
                    value + " in frame " + frames + " is no finite "
                            + feature.type().word());
        }
        if (feature.type().floating()) {
            into.add(value);
        } else if (value == Math.rint(value) && Math.abs(value) <= 0x1p53) {
            append(column, into, (long) value);
        } else {
            throw refuse(column, into, value + " in frame " + frames + " is not whole");
        }
    }

    private void append(int column, GrowingColumn into, long value) {
        FeatureType type = features.get(column).type();
        if (type.floating()) {
            append(column, into, (double) value);
            return;
        }
        if (!type.holds(value)) {
            throw refuse(column, into, value + " in frame " + frames + " does not fit " + type.word());
        }
        into.add(value);
    }

    /// Takes back what this frame already added, so that a caller who goes on does not shift the column.
    private IllegalArgumentException refuse(int column, GrowingColumn into, String what) {
        into.cutTo(frames * features.get(column).width());
        given[column] = false;
        return new IllegalArgumentException(features.get(column).key() + ": " + what);
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("this episode was saved or discarded");
        }
    }
}
