package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import dev.armature.datasets.check.DatasetCheck;
import dev.armature.datasets.internal.SteppedDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the user can do wrong, and a disk that is full (fault 26).
final class WriterErrorsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseAFolderThatIsNotItsOwn() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "mine");
        assertUserError(() -> create(folder, SmallDataset.FEATURES), "is not empty and no dataset");
        assertUserError(() -> LeRobotWriter.resume(folder), "holds no dataset");
        assertUserError(() -> LeRobotDataset.open(folder), "meta/info.json");
        assertUserError(() -> create(folder.resolve("thesis.tex"), SmallDataset.FEATURES), "is a file");
        assertThat(folder).isDirectoryNotContaining("glob:**journal");
    }

    @Test
    void shouldRefuseToOverwriteADataset() {
        Path root = folder.resolve("set");
        SmallDataset.write(root, 1);
        assertUserError(() -> create(root, SmallDataset.FEATURES), "holds a dataset already");
    }

    @Test
    void shouldRefuseAFolderThatCannotBeWritten() {
        assertUserError(() -> create(Path.of("/proc/armature"), SmallDataset.FEATURES), "cannot be written");
    }

    @Test
    void shouldRefuseASecondRecording() {
        Path root = folder.resolve("set");
        try (LeRobotWriter first = create(root, SmallDataset.FEATURES)) {
            assertUserError(() -> LeRobotWriter.resume(root), "another recording");
            SmallDataset.record(first);
        }
        LeRobotWriter.resume(root).close();
    }

    @Test
    void shouldRefuseFeaturesThatItCannotRecord() {
        Path root = folder.resolve("set");
        Feature film = new Feature("observation.images.top", FeatureType.VIDEO, List.of(4, 4, 3), List.of());
        assertUserError(() -> create(root, List.of(film)), "observation.images.top");
        Feature grid = new Feature("grid", FeatureType.FLOAT32, List.of(2, 2), List.of());
        assertUserError(() -> create(root, List.of(grid)), "Flatten it to [4]");
        assertUserError(() -> create(root, List.of(AutoFeatures.INDEX)), "LeRobot's own");
        assertUserError(() -> create(root, List.of()), "no feature");
        assertUserError(() -> LeRobotWriter.create(root, 0, "panda", SmallDataset.FEATURES), "fps 0");
        assertThat(root).doesNotExist();
    }

    @Test
    void shouldRefuseAnOldOrTornInfo() throws IOException {
        Path root = folder.resolve("set");
        SmallDataset.write(root, 1);
        Path info = root.resolve("meta/info.json");
        String right = Files.readString(info);
        Files.writeString(info, right.replace("v3.0", "v2.1"));
        assertUserError(() -> LeRobotDataset.open(root), "'v2.1' is not v3.0");
        Files.writeString(info, right.substring(0, right.length() / 2));
        assertUserError(() -> LeRobotDataset.open(root), "not valid JSON");
        Files.writeString(info, right.replace("\"float32\"", "\"float31\""));
        assertUserError(() -> LeRobotDataset.open(root), "float31");
        Files.writeString(info, right.replace("data/chunk", "../../chunk"));
        assertUserError(() -> LeRobotDataset.open(root).column("index"), "leads out of the dataset");
    }

    @Test
    void shouldStopBeforeTheDiskIsFullAndGoOnWhenThereIsRoom() {
        Path root = folder.resolve("set");
        FullDisk disk = new FullDisk();
        try (LeRobotWriter writer = LeRobotWriter.create(disk, root, 20, "panda", SmallDataset.FEATURES)) {
            SmallDataset.record(writer);
            EpisodeRecorder episode = SmallDataset.fill(writer, 1);
            disk.usable = 1 << 20;
            assertUserError(episode::save, "only 1 MiB are left");
            disk.usable = Long.MAX_VALUE;
            disk.failing = true;
            assertUserError(episode::save, "No space left");
            assertThat(DatasetCheck.verify(root).findings())
                    .allMatch(f -> f.file().equals("journal"));
            disk.failing = false;
            assertThat(episode.save()).isEqualTo(1);
        }
        assertThat(DatasetCheck.verify(root).findings()).isEmpty();
        assertThat(LeRobotDataset.open(root).episodes()).hasSize(2);
    }

    private static LeRobotWriter create(Path root, List<Feature> features) {
        return LeRobotWriter.create(root, 20, "panda", features);
    }

    private static void assertUserError(ThrowingCallable call, String says) {
        assertThatThrownBy(call).isInstanceOf(UserError.class).hasMessageContaining(says);
    }

    /// A disk with as much room as a test says, or that fails at the last file of an episode.
    private static final class FullDisk extends SteppedDisk {
        private long usable = Long.MAX_VALUE;
        private boolean failing;

        @Override
        protected void step() {
            // none fails before it is done
        }

        @Override
        public void write(Path file, Content content) throws IOException {
            super.write(file, content);
            if (failing && file.endsWith("meta/info.json")) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public long usableBytes(Path path) {
            return usable;
        }
    }
}
