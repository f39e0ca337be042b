package dev.armature.datasets.lerobot;

import dev.armature.core.UserError;
import dev.armature.datasets.internal.Journal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Only one process records into a dataset at a time. The kernel drops the lock when the process dies.
final class RecordingLock implements AutoCloseable {

    private static final String FILE = "lock";

    private final Path folder;
    private final Path file;
    private final FileChannel channel;

    private RecordingLock(Path folder, Path file, FileChannel channel) {
        this.folder = folder;
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock, or says who has it.
    static RecordingLock take(Path root) throws IOException {
        Path folder = root.resolve(Journal.FOLDER);
        Path file = folder.resolve(FILE);
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new UserError(
                    root.toString(), "another recording is writing here", "Stop it, or record into another folder.");
        }
        return new RecordingLock(folder, file, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// Gives the lock back, and takes the journal's folder away when nothing is under way in it.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return; // the next recording finishes or drops what lies there
        }
    }
}
