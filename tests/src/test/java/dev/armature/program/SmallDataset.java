package dev.armature.program;

import dev.armature.datasets.Feature;
import dev.armature.datasets.lerobot.EpisodeRecorder;
import dev.armature.datasets.lerobot.LeRobotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Small demonstrations on disk: an arm that is led along x and closes its gripper half-way.
final class SmallDataset {

    static final int EPISODES = 4;
    static final int LENGTH = 20;

    private static final int FPS = 10;
    private static final float HEIGHT_M = 0.3f;
    private static final List<String> STATE = List.of("ee_x", "ee_y", "ee_z");
    private static final List<String> ACTION = List.of("x", "y", "z", "gripper");

    private SmallDataset() {}

    /// Writes one into `root`.
    static Path at(Path root) {
        return at(root, FPS, STATE, HEIGHT_M);
    }

    /// Writes one whose arm goes 10 cm higher.
    static Path higher(Path root) {
        return at(root, FPS, STATE, HEIGHT_M + 0.1f);
    }

    /// Writes one with another rate or other names of the state's elements.
    static Path at(Path root, int fps, List<String> state) {
        return at(root, fps, state, HEIGHT_M);
    }

    private static Path at(Path root, int fps, List<String> state, float height) {
        List<Feature> features = List.of(Feature.floats("observation.state", state), Feature.floats("action", ACTION));
        try (LeRobotWriter writer = LeRobotWriter.create(root, fps, "panda", features)) {
            for (int e = 0; e < EPISODES; e++) {
                EpisodeRecorder episode = writer.begin("go along x");
                for (int t = 0; t < LENGTH; t++) {
                    float[] seen = new float[state.size()];
                    seen[0] = 0.02f * t;
                    seen[1] = 0.01f * e;
                    episode.frame(seen, new float[] {0.02f * (t + 1), 0.01f * e, height, t < LENGTH / 2 ? 1 : -1});
                }
                episode.save();
            }
        }
        return root;
    }

    /// The files below `folder` whose names end with `end`, in order.
    static List<Path> files(Path folder, String end) {
        try (var all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps only the first half of `file`, as a full disk or a torn download does.
    static void tear(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    }
}
