package dev.armature.launch.evaluation;

import dev.armature.launch.CodeVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Where figures were measured.
final class Host {

    private static final String MODEL_NAME = "model name";

    private Host() {}

    /// Processor and number of cores, such as `AMD EPYC, 2 cores`.
    static String machine() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores";
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith(MODEL_NAME))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(CodeVersion.UNKNOWN);
        } catch (IOException e) {
            return CodeVersion.UNKNOWN;
        }
    }
}
