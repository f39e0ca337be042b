package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLockTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    @Test
    void shouldSayWhoseFolderItIsWhenAnotherHasIt() throws IOException {
        Path folder = temp.resolve("place/training");
        try (FolderLock first = FolderLock.take(folder, temp.resolve("place"), "training")) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> FolderLock.take(folder, temp.resolve("place"), "training"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(temp.resolve("place").toString())
                    .hasMessageContaining("another training is writing here");
        }
        FolderLock.take(folder, temp, "training").close();
    }

    @Test
    void shouldLeaveNoFolderThatWasNotThere() throws IOException {
        FolderLock.take(temp.resolve("new"), temp, "recording").close();
        assertThat(temp.resolve("new")).doesNotExist();
    }

    @Test
    void shouldLeaveWhatLiesInTheFolder() throws IOException {
        Path kept = temp.resolve("kept");
        try (FolderLock lock = FolderLock.take(temp, temp, "recording")) {
            assertThat(lock).isNotNull();
            Files.writeString(kept, "x");
        }
        assertThat(temp).isDirectoryContaining(path -> path.equals(kept));
        assertThat(temp.toFile().list()).containsExactly("kept");
    }

    @Test
    void shouldTakeTheLockOfOneWhoDied() throws IOException {
        Files.writeString(temp.resolve("lock"), "");
        FolderLock.take(temp, temp, "recording").close();
        assertThat(temp.resolve("lock")).doesNotExist();
    }
}
