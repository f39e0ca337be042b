package dev.armature.launch.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where an evaluation goes when nobody said where: named after what is evaluated, and never over an earlier one.
public final class EvaluationFolder {

    private static final String ZIP = ".zip";

    private EvaluationFolder() {}

    /// The first of `root/task/policy`, `root/task/policy-2`, … that holds no file yet.
    ///
    /// @param policy folder or zip; its last name is taken
    public static Path next(Path root, String task, Path policy) {
        Path of = root.resolve(task);
        String name = name(policy);
        Path folder = of.resolve(name);
        for (int i = 2; taken(folder); i++) {
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

    /// One that was broken off before it wrote anything leaves an empty folder, which is free.
    private static boolean taken(Path folder) {
        String[] files = folder.toFile().list();
        return files == null ? Files.exists(folder) : files.length > 0;
    }
}
