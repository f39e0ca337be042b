package dev.armature.core.shared;

import dev.armature.core.UserError;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The mapped file with its header and its three locks: byte 0 is locked by the control process, byte 1 by the
/// policy process, byte 2 by an operator. The kernel drops a lock when its holder dies, however that happens;
/// so a file whose byte 0 is free was left behind by a dead process, whatever else it says.
///
/// The locks are a process's. Where both ends are in one process, closing either file drops both.
final class SharedFile implements AutoCloseable {

    private static final long MAGIC = 0x4552_5554_414d_5241L; // "ARMATURE"
    private static final int MAGIC_AT = 0;
    private static final int VERSION_AT = 8;
    private static final int DOF_AT = 12;
    private static final int HASH_AT = 16;
    private static final int CONTROL_PID_AT = 24;
    private static final int POLICY_PID_AT = 32;
    private static final int NAME_AT = 64;
    private static final int NAME_BYTES = 64;
    private static final int CONTROL = 0;
    private static final int POLICY = 1;
    private static final int OPERATOR = 2;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private final Layout layout;
    private final MemorySegment memory;

    private SharedFile(Path path, FileChannel channel, FileLock lock, Layout layout, MemorySegment memory) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        this.layout = layout;
        this.memory = memory;
    }

    /// Makes the file for a control process; one that a dead process left behind is replaced.
    ///
    /// @param robot its name
    /// @throws UserError when another control process has it, or it cannot be made there
    static SharedFile create(Path path, String robot, int dof) {
        Path unfinished = path.resolveSibling(
                path.getFileName() + "." + ProcessHandle.current().pid());
        try {
            removeStale(path);
            Layout layout = new Layout(dof);
            FileChannel channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                MemorySegment memory = channel.map(MapMode.READ_WRITE, 0, layout.size(), Arena.ofAuto());
                FileLock lock = channel.lock(CONTROL, 1, false);
                head(memory, layout, robot);
                // unlike a move, a link does not replace what another control process has put there meanwhile
                Files.createLink(path, unfinished);
                return new SharedFile(path, channel, lock, layout, memory);
            } catch (IOException e) {
                channel.close();
                throw e;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (FileAlreadyExistsException e) {
            throw new UserError(path.toString(), "another control process was quicker", "Stop it first.", e);
        } catch (IOException e) {
            throw new UserError(
                    path.toString(), "cannot be made (" + e + ")", "Name a folder that takes files, in /dev/shm.", e);
        }
    }

    private static void head(MemorySegment memory, Layout layout, String robot) {
        byte[] name = robot.getBytes(StandardCharsets.UTF_8);
        if (name.length >= NAME_BYTES) {
            throw new IllegalArgumentException("a robot's name has at most 63 bytes, not '" + robot + "'");
        }
        memory.set(ValueLayout.JAVA_LONG, MAGIC_AT, MAGIC);
        memory.set(ValueLayout.JAVA_INT, VERSION_AT, Layout.VERSION);
        memory.set(ValueLayout.JAVA_INT, DOF_AT, layout.dof());
        memory.set(ValueLayout.JAVA_LONG, HASH_AT, layout.hash());
        memory.set(
                ValueLayout.JAVA_LONG, CONTROL_PID_AT, ProcessHandle.current().pid());
        memory.setString(NAME_AT, robot, StandardCharsets.UTF_8);
    }

    private static void removeStale(Path path) throws IOException {
        Object before = key(path);
        if (before == null) {
            return;
        }
        try (FileChannel old = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (tryLock(old, CONTROL) == null) {
                throw new UserError(
                        path.toString(),
                        "a control process" + pid(old, CONTROL_PID_AT) + " has it",
                        "Stop that one, or give this one another --name.");
            }
            if (!before.equals(key(path))) {
                throw new FileAlreadyExistsException(path.toString());
            }
            Files.delete(path);
        } catch (NoSuchFileException e) {
            return; // its owner took it away meanwhile
        }
    }

    /// Opens the file as a policy process.
    ///
    /// @param robot that it drives
    /// @throws UserError when no control process runs, another policy process has joined, or the robot is
    ///     another one
    static SharedFile join(Path path, String robot, int dof) {
        SharedFile file = open(path, robot, dof, POLICY);
        if (file == null) {
            throw new UserError(
                    path.toString(),
                    "another policy process" + policyPid(path) + " has joined",
                    "Stop that one first: one at a time moves the arm.");
        }
        file.memory.set(
                ValueLayout.JAVA_LONG, POLICY_PID_AT, ProcessHandle.current().pid());
        return file;
    }

    /// Opens the file as an operator.
    ///
    /// @param robot that the control process drives
    /// @throws UserError when no control process runs, another operator is at it, or the robot is another one
    static SharedFile operate(Path path, String robot, int dof) {
        SharedFile file = open(path, robot, dof, OPERATOR);
        if (file == null) {
            throw new UserError(path.toString(), "another operator is at it", "Say it again.");
        }
        return file;
    }

    private static String policyPid(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return pid(channel, POLICY_PID_AT);
        } catch (IOException e) {
            return "";
        }
    }

    /// @param place of the lock
    /// @return null when another process, or this one, has the lock
    private static @Nullable SharedFile open(Path path, String robot, int dof, int place) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                MemorySegment memory = check(path, channel, robot, dof);
                FileLock lock = tryLock(channel, place);
                if (lock == null) {
                    channel.close();
                    return null;
                }
                return new SharedFile(path, channel, lock, new Layout(dof), memory);
            } catch (IOException | UserError e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw nobody(path, "there is no such file", e);
        } catch (IOException e) {
            throw new UserError(path.toString(), "cannot be opened (" + e + ")", "Run both as the same user.", e);
        }
    }

    private static MemorySegment check(Path path, FileChannel channel, String robot, int dof) throws IOException {
        Layout layout = new Layout(dof);
        if (channel.size() < Layout.HEADER_BYTES) {
            throw new UserError(path.toString(), "is not a control process's file", "Give the --name of one.");
        }
        MemorySegment header = channel.map(MapMode.READ_ONLY, 0, Layout.HEADER_BYTES, Arena.ofAuto());
        if (header.get(ValueLayout.JAVA_LONG, MAGIC_AT) != MAGIC) {
            throw new UserError(path.toString(), "is not a control process's file", "Give the --name of one.");
        }
        int version = header.get(ValueLayout.JAVA_INT, VERSION_AT);
        int joints = header.get(ValueLayout.JAVA_INT, DOF_AT);
        String name = header.asSlice(0, NAME_AT + NAME_BYTES).getString(NAME_AT, StandardCharsets.UTF_8);
        if (!name.equals(robot) || joints != dof) {
            throw new UserError(
                    path.toString(),
                    "the control process drives " + name + " with " + joints + " joints, this one " + robot + " with "
                            + dof,
                    "Give the --name of the one that drives " + robot + ".");
        }
        if (version != Layout.VERSION
                || header.get(ValueLayout.JAVA_LONG, HASH_AT) != layout.hash()
                || channel.size() < layout.size()) {
            throw new UserError(
                    path.toString(),
                    "the control process is of another build (layout " + version + ")",
                    "Start both from the same build.");
        }
        FileLock dead = tryLock(channel, CONTROL);
        if (dead != null) {
            dead.release();
            throw nobody(path, "its control process" + pid(channel, CONTROL_PID_AT) + " is dead", null);
        }
        return channel.map(MapMode.READ_WRITE, 0, layout.size(), Arena.ofAuto());
    }

    private static UserError nobody(Path path, String what, @Nullable Throwable cause) {
        String wayOut = "Start 'armature control' first, with the same --name.";
        return cause == null
                ? new UserError(path.toString(), what, wayOut)
                : new UserError(path.toString(), what, wayOut, cause);
    }

    /// @return null when another process, or this one, has the lock
    private static @Nullable FileLock tryLock(FileChannel channel, int place) throws IOException {
        try {
            return channel.tryLock(place, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String pid(FileChannel channel, int at) throws IOException {
        if (channel.size() < Layout.HEADER_BYTES) {
            return "";
        }
        long pid = channel.map(MapMode.READ_ONLY, 0, Layout.HEADER_BYTES, Arena.ofAuto())
                .get(ValueLayout.JAVA_LONG, at);
        return " (pid " + pid + ")";
    }

    private static @Nullable Object key(Path path) throws IOException {
        try {
            return Objects.requireNonNullElse(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey(), path);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    Layout layout() {
        return layout;
    }

    MemorySegment memory() {
        return memory;
    }

    /// Takes the name away from the file, so that nobody joins any more. Who has it open keeps it.
    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /// Gives the lock back. The memory stays mapped as long as something refers to it: a tick at work does
    /// not fall.
    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
