package dev.armature.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Only one process works in a folder at a time. The kernel drops the lock when the process dies.
public final class FolderLock implements AutoCloseable {

    private static final String FILE = "lock";

    /// How often others may take the file away between its opening and its locking.
    private static final int ATTEMPTS = 1000;

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
        IOException last = new IOException("the lock in " + folder + " comes and goes");
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                FileChannel channel = open(file, owner, job);
                if (channel != null) {
                    return new FolderLock(folder, file, channel);
                }
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                last = e; // its holder took the folder away meanwhile
            }
        }
        throw last;
    }

    /// The locked file; null when it was no longer the one at that path when it was locked. Its holder takes it away
    /// when done: whoever had opened it before would then lock a file that nobody else sees.
    private static @Nullable FileChannel open(Path file, Path owner, String job) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Object before = key(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (before == null) {
            channel.close(); // made just now, perhaps by another: only one seen before its opening can be told apart
            return null;
        }
        if (tryLock(channel) == null) {
            channel.close();
            throw new UserError(
                    owner.toString(), "another " + job + " is writing here", "Stop it, or give another folder.");
        }
        if (before.equals(key(file))) {
            return channel;
        }
        channel.close();
        return null;
    }

    private static @Nullable Object key(Path file) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? file : key; // where files have no key, an open one cannot be deleted
        } catch (NoSuchFileException e) {
            return null;
        }
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
