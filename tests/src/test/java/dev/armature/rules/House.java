package dev.armature.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The modules, who may import whom, and where classes and sources lie.
final class House {

    /// What a module may import beside itself: the table of the design, lowest floor first.
    static final Map<String, Set<String>> MAY_IMPORT = mayImport();

    /// All classes of all modules, tests left out.
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.armature");

    private House() {}

    private static Map<String, Set<String>> mayImport() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("core", Set.of());
        table.put("controller", Set.of("core"));
        table.put("perception", Set.of("core"));
        table.put("datasets", Set.of("core"));
        table.put("ros2", Set.of("core"));
        table.put("policies", Set.of("core", "perception"));
        table.put("sim", Set.of("core", "controller", "perception", "datasets", "policies"));
        table.put("training", Set.of("core", "perception", "datasets", "policies", "sim"));
        table.put("hardware", Set.of("core", "controller", "perception"));
        table.put("calibration", Set.of("core", "perception"));
        table.put(
                "launch",
                Set.of(
                        "core",
                        "controller",
                        "perception",
                        "datasets",
                        "ros2",
                        "policies",
                        "sim",
                        "training",
                        "hardware",
                        "calibration"));
        return table;
    }

    /// The folder of the modules.
    static Path root() {
        return Path.of("").toAbsolutePath().resolve("..").normalize();
    }

    /// All Java sources of one kind.
    ///
    /// @param kind `main` or `test`
    static List<Path> sources(String kind) {
        List<Path> out = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root())) {
            for (Path module : modules.sorted().toList()) {
                Path folder = module.resolve("src").resolve(kind).resolve("java");
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> walk = Files.walk(folder)) {
                        walk.filter(p -> p.toString().endsWith(".java")).forEach(out::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}
