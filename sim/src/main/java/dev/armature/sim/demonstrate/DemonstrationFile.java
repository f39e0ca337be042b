package dev.armature.sim.demonstrate;

import dev.armature.core.UserError;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.lerobot.EpisodeRecorder;
import dev.armature.datasets.lerobot.LeRobotDataset;
import dev.armature.datasets.lerobot.LeRobotWriter;
import dev.armature.sim.episode.EpisodeRunner;
import dev.armature.sim.episode.TaskObserver;
import dev.armature.sim.task.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The dataset of a task's demonstrations: what is stored of each, and with which seed to go on.
final class DemonstrationFile implements AutoCloseable {

    private static final String ACTION = "action";
    private static final String SENT = "sent_action";
    private static final String REWARD = "next.reward";
    private static final String DONE = "next.done";
    private static final String SUCCESS = "next.success";
    private static final String CAPTURE = "capture_time_ns";
    private static final String SEED = "episode_seed";

    private final Task task;
    private final LeRobotWriter writer;
    private final long firstSeed;
    private final long nextSeed;

    private DemonstrationFile(Task task, LeRobotWriter writer, long firstSeed, long nextSeed) {
        this.task = task;
        this.writer = writer;
        this.firstSeed = firstSeed;
        this.nextSeed = nextSeed;
    }

    /// Begins a dataset at `root`, or goes on with the one that lies there.
    static DemonstrationFile open(Path root, Task task, long firstSeed) {
        if (!Files.exists(root.resolve("meta").resolve("info.json"))) {
            int fps = (int) EpisodeRunner.POLICY_RATE.hz();
            LeRobotWriter writer = LeRobotWriter.create(root, fps, "panda", features(task));
            return new DemonstrationFile(task, writer, firstSeed, firstSeed);
        }
        LeRobotWriter writer = LeRobotWriter.resume(root);
        if (!writer.info().features().containsAll(features(task))) {
            writer.close();
            throw new UserError(
                    root.toString(),
                    "holds another kind of dataset than demonstrations of '" + task.name() + "'",
                    "Give another folder.");
        }
        if (writer.episodes() == 0) {
            return new DemonstrationFile(task, writer, firstSeed, firstSeed);
        }
        long[] seeds = LeRobotDataset.open(root).column(SEED).longs();
        return new DemonstrationFile(task, writer, seeds[0], seeds[seeds.length - 1] + 1);
    }

    /// How many episodes are stored.
    int episodes() {
        return writer.episodes();
    }

    /// The seed of the first episode that is stored; of a dataset without any, the one that is tried first.
    long firstSeed() {
        return firstSeed;
    }

    /// The first seed that was not tried yet.
    long nextSeed() {
        return nextSeed;
    }

    /// Stores one demonstration; it is durable when this returns.
    void store(Demonstration demonstration) {
        EpisodeRecorder episode = writer.begin(task.instruction());
        int rows = demonstration.rows().size();
        for (int i = 0; i < rows; i++) {
            Demonstration.Row row = demonstration.rows().get(i);
            boolean last = i == rows - 1;
            episode.put(writer.column(TaskObserver.STATE), row.state())
                    .put(writer.column(TaskObserver.ENVIRONMENT), row.environment())
                    .put(writer.column(ACTION), row.action())
                    .put(writer.column(SENT), row.sent())
                    .put(writer.column(REWARD), last ? 1.0 : 0.0)
                    .put(writer.column(DONE), last)
                    .put(writer.column(SUCCESS), last)
                    .put(writer.column(CAPTURE), row.captureNanos())
                    .put(writer.column(SEED), demonstration.result().seed())
                    .endFrame();
        }
        episode.save();
    }

    @Override
    public void close() {
        writer.close();
    }

    private static List<Feature> features(Task task) {
        return List.of(
                Feature.floats(TaskObserver.STATE, TaskObserver.STATE_NAMES),
                Feature.floats(TaskObserver.ENVIRONMENT, task.environmentNames()),
                Feature.floats(ACTION, TaskObserver.ACTION.names()),
                Feature.floats(SENT, TaskObserver.ACTION.names()),
                Feature.scalar(REWARD, FeatureType.FLOAT32),
                Feature.scalar(DONE, FeatureType.BOOL),
                Feature.scalar(SUCCESS, FeatureType.BOOL),
                Feature.scalar(CAPTURE, FeatureType.INT64),
                Feature.scalar(SEED, FeatureType.INT64));
    }
}
