package dev.armature.datasets.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {

    @TempDir
    Path folder;

    @Test
    void shouldWriteWholeFilesAndKeepTheInterruptWhenInterrupted() throws IOException {
        LocalDisk disk = new LocalDisk();
        Path file = folder.resolve("a");
        Thread.currentThread().interrupt();
        disk.write(file, path -> Files.writeString(path, "whole"));
        disk.syncFolder(folder);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("whole");
        disk.write(file, path -> Files.writeString(path, "again"));
        assertThat(Thread.interrupted()).isFalse();
    }
}
