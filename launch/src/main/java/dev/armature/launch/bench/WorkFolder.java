package dev.armature.launch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder that is empty at the start and gone at the end.
///
/// @param path where it lies
public record WorkFolder(Path path) implements AutoCloseable {

    /// Makes one in the machine's temporary folder, with `name` in its name.
    public static WorkFolder create(String name) throws IOException {
        return new WorkFolder(Files.createTempDirectory("armature-" + name + "-"));
    }

    @Override
    public void close() {
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path p : deepestFirst) {
                Files.deleteIfExists(p);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
