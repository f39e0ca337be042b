package dev.armature.launch.evaluation;

import dev.armature.launch.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Where and with what figures were measured.
public final class Host {

    private static final String UNKNOWN = "unknown";
    private static final String MODEL_NAME = "model name";
    private static final int SECONDS_FOR_GIT = 5;

    private Host() {}

    /// Processor and number of cores, such as `AMD EPYC, 2 cores`.
    public static String machine() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores";
    }

    /// The commit of this program, with `+` where its files were changed; `unknown` outside a repository.
    public static String commit() {
        String commit = git("rev-parse", "--short=12", "HEAD");
        if (commit.isEmpty()) {
            return UNKNOWN;
        }
        return git("status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "+";
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith(MODEL_NAME))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String git(String... words) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder("git", "-C", Home.folder().toString());
            builder.command().addAll(java.util.List.of(words));
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(SECONDS_FOR_GIT, TimeUnit.SECONDS) && process.exitValue() == 0 ? out : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
