package dev.armature.core.shared;

import dev.armature.core.UserError;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where two processes meet that know a name only.
public final class SharedNames {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private SharedNames() {}

    /// The file of the control process `name` of this user, in memory.
    ///
    /// @throws UserError when it cannot be part of a file's name
    public static Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UserError("--name " + name, "cannot name a file", "Use letters, digits, - and _.");
        }
        return MEMORY.resolve("armature-" + System.getProperty("user.name") + "-" + name);
    }
}
