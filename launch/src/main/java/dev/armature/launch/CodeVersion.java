package dev.armature.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Which code this program is, so that what it makes or measures can be repeated.
///
/// In a source tarball the commit stands in the resource `commit`, where `git archive` writes it; in a clone git
/// is asked.
public final class CodeVersion {

    /// What is said when nothing is known.
    public static final String UNKNOWN = "unknown";

    private static final int DIGITS = 12;
    private static final int SECONDS_FOR_GIT = 5;

    private CodeVersion() {}

    /// Version and commit, such as `0.1.0-SNAPSHOT, commit efd776a99131`.
    public static String text() {
        String version = CodeVersion.class.getPackage().getImplementationVersion();
        return (version == null ? "development" : version) + ", commit " + commit();
    }

    /// The commit of this program, with `+` where its files were changed; [#UNKNOWN] where none is known.
    public static String commit() {
        return commit(archived(), Home.folder());
    }

    /// As above.
    ///
    /// @param archived what `git archive` wrote, or left as it was
    /// @param home the program's folder
    static String commit(String archived, Path home) {
        if (archived.matches("[0-9a-f]{40,}")) {
            return archived.substring(0, DIGITS);
        }
        // a folder unpacked inside somebody's repository is no part of it
        if (git(home, "ls-files", "--", "pom.xml").isEmpty()) {
            return UNKNOWN;
        }
        String commit = git(home, "rev-parse", "--short=" + DIGITS, "HEAD");
        if (commit.isEmpty()) {
            return UNKNOWN;
        }
        return git(home, "status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "+";
    }

    private static String archived() {
        try (InputStream in = CodeVersion.class.getResourceAsStream("commit")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String git(Path home, String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
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
