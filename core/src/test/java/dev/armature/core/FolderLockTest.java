package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNeverHaveTwoHolders(boolean folderStays) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("busy"));
        if (folderStays) {
            Files.writeString(folder.resolve("kept"), "x");
        }
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        Callable<Integer> worker = () -> {
            for (int i = 0; i < 1000; i++) {
                try (FolderLock lock = FolderLock.take(folder, temp, "recording")) {
                    assertThat(lock).isNotNull();
                    most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                    taken.incrementAndGet();
                    Thread.yield();
                    holders.decrementAndGet();
                } catch (UserError e) {
                    assertThat(e).hasMessageContaining("another recording");
                }
            }
            return taken.get();
        };
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> done : workers.invokeAll(Collections.nCopies(4, worker))) {
                assertThat(done.get()).isPositive();
            }
        }
        assertThat(most).hasValue(1);
    }
}
