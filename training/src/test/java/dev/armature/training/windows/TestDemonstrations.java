package dev.armature.training.windows;

import dev.armature.datasets.Column;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Small demonstrations for tests.
public final class TestDemonstrations {

    private static final int FPS = 10;
    private static final List<String> STATE = List.of("ee_x", "ee_y", "ee_z", "gripper_width");
    private static final List<String> ACTION = List.of("x", "y", "z", "gripper");

    private TestDemonstrations() {}

    /// Episodes that go 0.4 m along x, round an obstacle on either side by a way of 0.15 m, and close the gripper
    /// half-way. The arm follows each command within a step.
    public static Demonstrations twoWays(int count, int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> states = new ArrayList<>();
        List<float[]> actions = new ArrayList<>();
        List<Episode> episodes = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            double side = e % 2 == 0 ? 1 : -1;
            float[] now = {0, 0, 0.3f, 0.08f};
            episodes.add(new Episode(e, List.of("go round"), length, states.size()));
            for (int t = 0; t < length; t++) {
                double part = (t + 1.0) / length;
                float y = (float) (0.15 * side * Math.sin(Math.PI * part) + 0.002 * random.nextGaussian());
                float grip = part < 0.5 ? 1 : -1;
                float[] command = {(float) (0.4 * part), y, 0.3f, grip};
                states.add(now);
                actions.add(command);
                now = new float[] {command[0], command[1], command[2], grip > 0 ? 0.08f : 0.02f};
            }
        }
        return of(states, actions, episodes);
    }

    /// Demonstrations of these frames.
    public static Demonstrations of(List<float[]> states, List<float[]> actions, List<Episode> episodes) {
        return new Demonstrations(
                "two-ways",
                FPS,
                List.of(Column.of(Feature.floats(Demonstrations.STATE, STATE), flat(states))),
                Column.of(Feature.floats("action", ACTION), flat(actions)),
                episodes);
    }

    private static float[] flat(List<float[]> rows) {
        float[] out = new float[rows.size() * rows.getFirst().length];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, out, i * rows.get(i).length, rows.get(i).length);
        }
        return out;
    }
}
