package dev.armature.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The modules, who may import whom, and all their classes.
final class House {

    /// What a module may import beside itself: the table of the design, lowest floor first.
    static final Map<String, Set<String>> MAY_IMPORT = mayImport();

    /// All classes of all modules, tests left out.
    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Sources.modules().stream()
                    .map(m -> m.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList());

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
}
