package dev.armature.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Only one process works in a folder at a time. The kernel drops the lock when the process dies.
public final class FolderLock implements AutoCloseable {

    private static final String FILE = "lock";

    private final Path folder;
    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path folder, Path file, FileChannel channel) {
        this.folder = folder;
        this.file = file;
        this.channel = channel;
    }

    /// Makes `folder` where there is none, and takes its lock.
    ///
    /// @param owner what the folder belongs to, for the message
    /// @param job what the holder of the lock does, such as `recording`
    /// @throws UserError when another process, or another part of this one, has it
    public static FolderLock take(Path folder, Path owner, String job) throws IOException {
        Path file = folder.resolve(FILE);
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new UserError(
                    owner.toString(), "another " + job + " is writing here", "Stop it, or give another folder.");
        }
        return new FolderLock(folder, file, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// Gives the lock back, and takes the folder away when nothing is left in it.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return; // the next holder goes on with what lies there
        }
    }
}
