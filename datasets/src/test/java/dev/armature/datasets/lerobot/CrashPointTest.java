package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.datasets.check.DatasetCheck;
import dev.armature.datasets.internal.Disk;
import dev.armature.datasets.lerobot.DyingDisk.Killed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dies after every single step on the disk: no saved episode is ever lost, none is ever half there.
final class CrashPointTest {

    @Test
    void shouldKeepEverySavedEpisodeWhereverItIsKilled(@TempDir Path folder) throws IOException {
        Path two = folder.resolve("two");
        SmallDataset.write(two, 2);
        int steps = 0;
        for (boolean died = true; died; steps++) {
            Path root = folder.resolve("save-" + steps);
            copy(two, root);
            DyingDisk disk = new DyingDisk(steps);
            died = dies(() -> {
                try (LeRobotWriter writer = LeRobotWriter.resume(disk, root)) {
                    SmallDataset.record(writer);
                }
            });
            assertThat(died).isEqualTo(disk.died());
            assertThat(LeRobotDataset.open(root).column("index").longs()).hasSizeGreaterThanOrEqualTo(9);
            assertRecovers(root, died ? 2 : 3, 3);
        }
        assertThat(steps).as("steps of one save").isGreaterThan(20);
    }

    @Test
    void shouldRecoverWhenTheRecoveryIsKilledToo(@TempDir Path folder) throws IOException {
        Path one = folder.resolve("one");
        SmallDataset.write(one, 1);
        int committed = 0;
        for (int steps = 18; steps < 40; steps += 3) {
            for (int later = 0; later < 12; later += 2) {
                Path root = folder.resolve(steps + "-" + later);
                copy(one, root);
                DyingDisk first = new DyingDisk(steps);
                dies(() -> {
                    try (LeRobotWriter writer = LeRobotWriter.resume(first, root)) {
                        SmallDataset.record(writer);
                    }
                });
                DyingDisk second = new DyingDisk(later);
                dies(() -> LeRobotWriter.resume(second, root).close());
                committed += assertRecovers(root, 1, 2) - 1;
            }
        }
        assertThat(committed).as("episodes that were committed").isPositive();
    }

    @Test
    void shouldCreateAgainWhereverTheCreationWasKilled(@TempDir Path folder) throws IOException {
        boolean died = true;
        for (int steps = 0; died; steps++) {
            Path root = folder.resolve("create-" + steps);
            DyingDisk disk = new DyingDisk(steps);
            died = dies(() -> LeRobotWriter.create(disk, root, 20, "panda", SmallDataset.FEATURES)
                    .close());
            boolean there =
                    Files.exists(root.resolve("meta/info.json")) || Files.exists(root.resolve("journal/create"));
            try (LeRobotWriter writer = there
                    ? LeRobotWriter.resume(root)
                    : LeRobotWriter.create(Disk.LOCAL, root, 20, "panda", SmallDataset.FEATURES)) {
                SmallDataset.record(writer);
            }
            assertThat(DatasetCheck.verify(root).findings()).isEmpty();
        }
    }

    /// Resumes twice: the first mends, the second changes nothing.
    private static int assertRecovers(Path root, int atLeast, int atMost) throws IOException {
        LeRobotWriter.resume(root).close();
        Map<String, Long> once = files(root);
        int episodes;
        try (LeRobotWriter writer = LeRobotWriter.resume(root)) {
            episodes = writer.episodes();
        }
        assertThat(files(root)).isEqualTo(once);
        assertThat(episodes).isBetween(atLeast, atMost);
        assertThat(DatasetCheck.verify(root).findings()).isEmpty();
        return episodes;
    }

    private static boolean dies(Runnable recording) {
        try {
            recording.run();
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    private static Map<String, Long> files(Path root) throws IOException {
        Map<String, Long> out = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                out.put(
                        root.relativize(path).toString(),
                        Files.getLastModifiedTime(path).toMillis());
            }
        }
        return out;
    }
}
