package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.datasets.check.CheckReport;
import dev.armature.datasets.check.DatasetCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fault 25: another JVM records, and is killed with SIGKILL at random moments.
final class KilledRecordingTest {

    private static final int MAX_DELAY_MS = 150;

    @Test
    void shouldKeepWhatWasSavedThroughKills(@TempDir Path folder) throws Exception {
        killRepeatedly(folder.resolve("set"), 5, 1);
    }

    @Test
    @Tag("long")
    void shouldKeepWhatWasSavedThroughAHundredKills(@TempDir Path folder) throws Exception {
        killRepeatedly(folder.resolve("set"), 100, 2);
    }

    private static void killRepeatedly(Path root, int kills, long seed) throws Exception {
        LeRobotWriter.create(root, 20, "panda", SmallDataset.FEATURES).close();
        Random random = new Random(seed);
        int saved = 0;
        for (int kill = 0; kill < kills; kill++) {
            int told = recordUntilKilled(root, random.nextInt(MAX_DELAY_MS));
            LeRobotDataset dataset = LeRobotDataset.open(root);
            assertThat(dataset.episodes()).hasSizeBetween(Math.max(saved, told), Math.max(saved, told) + 1);
            assertThat(dataset.column("index").longs()).hasSize((int) dataset.frames());
            try (LeRobotWriter writer = LeRobotWriter.resume(root)) {
                assertThat(writer.episodes()).isBetween(Math.max(saved, told), Math.max(saved, told) + 1);
                saved = writer.episodes();
            }
        }
        assertThat(saved).as("episodes saved before the kills").isGreaterThanOrEqualTo(kills);
        CheckReport report = DatasetCheck.verify(root);
        assertThat(report.findings()).isEmpty();
        assertThat(report.episodes()).isEqualTo(saved);
        float[] states =
                LeRobotDataset.open(root).column("observation.state", saved - 1).floats();
        assertThat(states).startsWith(SmallDataset.state(saved - 1, 0));
    }

    /// Kills the recording a while after its first episode.
    ///
    /// @return how many episodes the dataset had when the last save was told
    private static int recordUntilKilled(Path root, int delayMillis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessRecording.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader told = process.inputReader()) {
            String last = told.readLine();
            assertThat(last).as("what the recording says").isNotNull();
            process.waitFor(delayMillis, TimeUnit.MILLISECONDS);
            process.toHandle().destroyForcibly(); // unlike the process's own method it leaves the pipe open
            int episode = 0;
            for (String line = last; line != null; line = told.readLine()) {
                episode = line.isEmpty() ? episode : Integer.parseInt(line);
            }
            process.waitFor();
            return episode + 1;
        } finally {
            process.destroyForcibly();
        }
    }
}
