package dev.armature.datasets.internal;

import java.io.IOException;
import java.nio.file.Path;

/// The local disk, with a word before each of its steps: what a disk that fails or dies is made of.
public abstract class SteppedDisk implements Disk {

    /// Is called before each step that changes something.
    ///
    /// @throws IOException when the step shall fail
    protected abstract void step() throws IOException;

    @Override
    public void makeFolder(Path path) throws IOException {
        step();
        LOCAL.makeFolder(path);
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        step();
        LOCAL.write(file, content);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        LOCAL.move(from, to);
    }

    @Override
    public void syncFolder(Path path) throws IOException {
        step();
        LOCAL.syncFolder(path);
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        LOCAL.delete(path);
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        return LOCAL.usableBytes(path);
    }
}
