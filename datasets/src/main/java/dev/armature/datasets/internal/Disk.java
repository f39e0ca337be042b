package dev.armature.datasets.internal;

import java.io.IOException;
import java.nio.file.Path;

/// The few steps by which a dataset on disk changes. A test's disk may die between any two of them.
public interface Disk {

    /// The machine's file system.
    Disk LOCAL = new LocalDisk();

    /// Makes a folder and those above it.
    void makeFolder(Path folder) throws IOException;

    /// Writes a new file by `content` and forces it to the device.
    void write(Path file, Content content) throws IOException;

    /// Moves a file or folder within the file system in one step, over what is there.
    void move(Path from, Path to) throws IOException;

    /// Forces the entries of a folder to the device.
    void syncFolder(Path folder) throws IOException;

    /// Deletes a file or an empty folder, if it is there.
    void delete(Path path) throws IOException;

    /// Bytes that may still be written below `folder`.
    long usableBytes(Path folder) throws IOException;

    /// Writes a file.
    @FunctionalInterface
    interface Content {
        /// Creates and fills `file`, which does not exist yet.
        void writeTo(Path file) throws IOException;
    }
}
