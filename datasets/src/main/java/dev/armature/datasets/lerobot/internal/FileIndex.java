package dev.armature.datasets.lerobot.internal;

import java.util.Comparator;

/// The number of a file in a dataset.
///
/// @param chunk number of its folder
/// @param file number of the file in that folder
public record FileIndex(int chunk, int file) implements Comparable<FileIndex> {

    public static final FileIndex FIRST = new FileIndex(0, 0);

    private static final Comparator<FileIndex> ORDER =
            Comparator.comparingInt(FileIndex::chunk).thenComparingInt(FileIndex::file);

    /// The number after this one, with at most `chunkSize` files in a folder.
    public FileIndex next(int chunkSize) {
        return file + 1 < chunkSize ? new FileIndex(chunk, file + 1) : new FileIndex(chunk + 1, 0);
    }

    @Override
    public int compareTo(FileIndex other) {
        return ORDER.compare(this, other);
    }
}
