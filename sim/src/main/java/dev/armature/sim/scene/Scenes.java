package dev.armature.sim.scene;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The scenes in this module's resources. Each is an MJCF file that includes `world.xml` and `panda.xml`.
public final class Scenes {

    private static final List<String> SHARED = List.of("world.xml", "panda.xml");
    private static final List<String> NAMES = List.of("lift", "place", "insert");

    private Scenes() {}

    /// Loads the scene called `name`.
    ///
    /// @throws UserError when there is no such scene, or MuJoCo is missing
    public static Model load(String name) {
        try {
            Path folder = Files.createTempDirectory("armature-scene");
            try {
                return Model.load(unpack(name, folder));
            } finally {
                for (String file : files(name)) {
                    Files.deleteIfExists(folder.resolve(file));
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the scene cannot be unpacked into the temporary folder", e);
        }
    }

    /// Writes the scene called `name` and what it includes into `folder`, for a look or a change.
    ///
    /// @return the scene's own file
    public static Path unpack(String name, Path folder) throws IOException {
        if (!NAMES.contains(name)) {
            throw new UserError(
                    "scene '" + name + "'", "is not known", "Use one of: " + String.join(", ", NAMES) + ".");
        }
        Files.createDirectories(folder);
        for (String file : files(name)) {
            try (InputStream in = Scenes.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IOException(file + " is missing from the program");
                }
                Files.write(folder.resolve(file), in.readAllBytes());
            }
        }
        return folder.resolve(name + ".xml");
    }

    private static List<String> files(String name) {
        return List.of(SHARED.get(0), SHARED.get(1), name + ".xml");
    }
}
