package dev.armature.core.shared;

import dev.armature.core.ActionSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a policy process gives.
///
/// @param generation which policy process it is, counted from 1
/// @param gives set-points, chunks, or nothing any more
/// @param actions of the chunks; null for the others
/// @param horizon rows of a chunk; 0 for the others
/// @param periodNanos time between set-points, or between the rows of a chunk, in ns; 0 when it leaves
public record Joining(
        long generation, Gives gives, @Nullable ActionSpec actions, int horizon, long periodNanos) {

    /// What comes from a policy process.
    public enum Gives {
        /// Nothing any more: it leaves in good order.
        NOTHING,
        /// Set-points, each of which counts when it comes.
        SETPOINTS,
        /// Chunks of actions.
        CHUNKS
    }

    /// @throws IllegalArgumentException when a number is out of range
    public Joining {
        if (gives != Gives.NOTHING && periodNanos <= 0) {
            throw new IllegalArgumentException("a period of " + periodNanos + " ns must be > 0");
        }
        if ((gives == Gives.CHUNKS) != (actions != null)) {
            throw new IllegalArgumentException("chunks, and nothing else, are made of actions");
        }
        if (actions != null && (horizon <= 0 || (long) horizon * actions.dim() > Forms.CHUNK_FLOATS)) {
            throw new IllegalArgumentException(
                    "a chunk has 1 to " + Forms.CHUNK_FLOATS + " numbers, not " + horizon + " x " + actions.dim());
        }
    }

    /// Set-points, one every `periodNanos`.
    public static Joining setpoints(long periodNanos) {
        return new Joining(0, Gives.SETPOINTS, null, 0, periodNanos);
    }

    /// Chunks of `horizon` rows, each `periodNanos` long.
    public static Joining chunks(ActionSpec actions, int horizon, long periodNanos) {
        return new Joining(0, Gives.CHUNKS, actions, horizon, periodNanos);
    }

    static Joining of(JoinNote note) {
        return switch (note.gives) {
            case JoinNote.GIVES_SETPOINTS ->
                new Joining(note.generation, Gives.SETPOINTS, null, 0, Math.max(1, note.periodNanos));
            case JoinNote.GIVES_CHUNKS ->
                new Joining(note.generation, Gives.CHUNKS, spec(note), note.horizon, note.periodNanos);
            default -> new Joining(note.generation, Gives.NOTHING, null, 0, 0);
        };
    }

    private static ActionSpec spec(JoinNote note) {
        List<String> units = List.of(note.text.split(" ", -1));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < note.dim; i++) {
            names.add("a" + i);
        }
        ActionSpec.Kind[] kinds = ActionSpec.Kind.values();
        if (note.kind < 0 || note.kind >= kinds.length) {
            throw new IllegalArgumentException("there is no kind of action " + note.kind);
        }
        return new ActionSpec(kinds[note.kind], names, units, "base");
    }

    void write(JoinNote note) {
        note.gives = gives.ordinal();
        note.periodNanos = periodNanos;
        note.horizon = horizon;
        if (actions != null) {
            note.kind = actions.kind().ordinal();
            note.dim = actions.dim();
            note.text = String.join(" ", actions.units());
        }
    }
}
