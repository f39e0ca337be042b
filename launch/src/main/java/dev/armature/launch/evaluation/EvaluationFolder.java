package dev.armature.launch.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where an evaluation goes when nobody said where: named after what is evaluated, and never over an earlier one.
public final class EvaluationFolder {

    private static final String ZIP = ".zip";

    private EvaluationFolder() {}

    /// The first of `root/task/policy`, `root/task/policy-2`, … that is not there. An empty one may be that of an
    /// evaluation that still plays.
    ///
    /// @param policy folder or zip; its last name is taken
    public static Path next(Path root, String task, Path policy) {
        Path of = root.resolve(task);
        String name = name(policy);
        Path folder = of.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = of.resolve(name + "-" + i);
        }
        return folder;
    }

    private static String name(Path policy) {
        // normalised, because `.` and `runs/..` are no names
        Path last = policy.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "policy" : last.toString();
        return name.endsWith(ZIP) ? name.substring(0, name.length() - ZIP.length()) : name;
    }
}
