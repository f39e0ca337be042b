package dev.armature.training.windows;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.datasets.lerobot.LeRobotDataset;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/// The frames of all episodes, in memory: what was observed and what was commanded.
///
/// @param name of the dataset, for provenance
/// @param fps frames per second
/// @param observations float vectors that the policy will see, one column each
/// @param action commands
/// @param episodes where each lies
public record Demonstrations(String name, int fps, List<Column> observations, Column action, List<Episode> episodes) {

    /// LeRobot's key of the robot's own state, to which relative actions refer.
    public static final String STATE = "observation.state";

    private static final String ENVIRONMENT = "observation.environment_state";
    private static final String ACTION = "action";

    /// Copies the lists and checks that the columns are as long as the episodes.
    public Demonstrations {
        observations = List.copyOf(observations);
        episodes = List.copyOf(episodes);
        long frames = episodes.isEmpty() ? 0 : episodes.getLast().toIndex();
        for (Column column : observations) {
            requireRows(column, frames);
        }
        requireRows(action, frames);
    }

    /// Reads the state, the environment's state where there is one, and the action.
    ///
    /// @throws UserError when the dataset has none of them, its elements have no names, or there are no
    ///     episodes
    public static Demonstrations read(LeRobotDataset dataset) {
        String where = dataset.root().toString();
        List<Column> observations = new ArrayList<>();
        for (String key : List.of(STATE, ENVIRONMENT)) {
            if (dataset.info().feature(key).isPresent()) {
                observations.add(named(where, dataset.column(key)));
            }
        }
        if (observations.isEmpty()) {
            throw new UserError(where, "has neither " + STATE + " nor " + ENVIRONMENT, "Record one of them.");
        }
        Column action = named(where, dataset.column(ACTION));
        List<Episode> episodes =
                dataset.episodes().stream().filter(e -> e.length() > 0).toList();
        if (episodes.size() < 2) {
            throw new UserError(
                    where, "has " + episodes.size() + " episodes", "Record at least two; hundreds are usual.");
        }
        String name = String.valueOf(dataset.root().toAbsolutePath().normalize().getFileName());
        return new Demonstrations(name, dataset.info().fps(), observations, action, episodes);
    }

    /// What was done, in words.
    public String task() {
        List<String> tasks = episodes.getFirst().tasks();
        return tasks.isEmpty() ? name : tasks.getFirst();
    }

    /// Size and a checksum of everything that can be learned from, wherever the dataset lies and whatever it is
    /// called.
    public String fingerprint() {
        CRC32C sum = new CRC32C();
        observations.forEach(column -> add(sum, column));
        add(sum, action);
        return String.format(
                Locale.ROOT, "%d episodes, %d frames, crc32c %08x", episodes.size(), action.rows(), sum.getValue());
    }

    private static void add(CRC32C sum, Column column) {
        ByteBuffer bytes = ByteBuffer.allocate(column.floats().length * Float.BYTES);
        bytes.asFloatBuffer().put(column.floats());
        sum.update(bytes);
    }

    private static Column named(String where, Column column) {
        Feature feature = column.feature();
        if (feature.names().size() != feature.width()) {
            throw new UserError(
                    where,
                    "the elements of '" + feature.key() + "' have no names in meta/info.json",
                    "Name all " + feature.width() + " there, such as ee_x.");
        }
        for (float value : column.floats()) {
            if (!Float.isFinite(value)) {
                throw new UserError(
                        where, "'" + feature.key() + "' holds " + value, "`armature dataset verify` says where.");
            }
        }
        return column;
    }

    private static void requireRows(Column column, long frames) {
        if (column.rows() < frames) {
            throw new IllegalArgumentException(
                    column.feature().key() + " has " + column.rows() + " frames where the episodes have " + frames);
        }
    }
}
