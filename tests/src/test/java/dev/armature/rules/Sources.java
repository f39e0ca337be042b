package dev.armature.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where the modules and their sources lie.
final class Sources {

    private Sources() {}

    /// The folders of all modules.
    static List<Path> modules() {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(p -> Files.exists(p.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All Java sources of one kind.
    ///
    /// @param kind `main` or `test`
    static List<Path> of(String kind) {
        List<Path> out = new ArrayList<>();
        for (Path module : modules()) {
            Path folder = module.resolve("src").resolve(kind).resolve("java");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> walk = Files.walk(folder)) {
                    walk.filter(p -> p.toString().endsWith(".java")).forEach(out::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return out;
    }
}
