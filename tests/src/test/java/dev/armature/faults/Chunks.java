package dev.armature.faults;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Mailbox;
import java.util.Collections;
import java.util.List;

/// Chunks of joint positions about the Panda's home.
final class Chunks {

    static final ActionSpec JOINTS = spec(ActionSpec.Kind.JOINT_POSITION, "rad");

    private Chunks() {}

    static ActionSpec spec(ActionSpec.Kind kind, String unit) {
        List<String> names = List.of("j1", "j2", "j3", "j4", "j5", "j6", "j7");
        return new ActionSpec(kind, names, Collections.nCopies(7, unit), "joints");
    }

    static Mailbox<ActionChunk> mailbox(int horizon) {
        return new Mailbox<>(() -> new ActionChunk(JOINTS, horizon, Rig.POLICY));
    }

    /// A chunk from now on.
    ///
    /// @param by how far every joint is sent from home, in rad
    /// @param odd what the fourth joint of the last row is sent to instead, where it is not 0
    static void publish(Mailbox<ActionChunk> chunks, Rig rig, float by, float odd) {
        ActionChunk chunk = chunks.writable();
        chunk.setStartNanos(rig.clock.nanoTime());
        for (int i = 0; i < chunk.values().length; i++) {
            chunk.values()[i] = Rig.PANDA.home().get(i % 7).floatValue() + by;
        }
        if (odd != 0) {
            chunk.values()[chunk.values().length - 4] = odd;
        }
        chunks.publish();
    }
}
