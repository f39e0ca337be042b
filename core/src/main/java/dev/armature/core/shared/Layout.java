package dev.armature.core.shared;

import dev.armature.core.ActionChunk;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Where what lies in the file: a header, two heartbeats, and the mailboxes one after the other.
///
/// @param dof of the robot
record Layout(int dof) {

    /// What the numbers mean; counts up when that changes and the hash would not tell.
    static final int VERSION = 1;

    static final int HEADER_BYTES = 256;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    Form<?>[] forms() {
        return new Form<?>[] {
            new Forms.Note(),
            new Forms.Note(),
            new Forms.State(dof),
            new Forms.Report(),
            new Forms.Target(dof),
            new Forms.Chunk(),
            new Forms.Word()
        };
    }

    long size() {
        return begin(forms().length);
    }

    private long begin(int mailbox) {
        long at = HEADER_BYTES + 2L * Heartbeat.BYTES;
        Form<?>[] forms = forms();
        for (int i = 0; i < mailbox; i++) {
            at += SharedMailbox.bytes(forms[i]);
        }
        return at;
    }

    /// By which two builds of the program know that they mean the same (FNV-1a).
    long hash() {
        String words = Arrays.stream(forms())
                .map(form -> form.words() + " " + form.bytes())
                .collect(Collectors.joining("; ", HEADER_BYTES + "; ", ""));
        long hash = FNV_OFFSET;
        for (byte b : words.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * FNV_PRIME;
        }
        return hash;
    }

    Heartbeat control(MemorySegment file) {
        return new Heartbeat(file.asSlice(HEADER_BYTES, Heartbeat.BYTES));
    }

    Heartbeat policy(MemorySegment file) {
        return new Heartbeat(file.asSlice(HEADER_BYTES + Heartbeat.BYTES, Heartbeat.BYTES));
    }

    /// What policy processes say when they join and leave.
    SharedMailbox<JoinNote> asked(MemorySegment file) {
        return mailbox(file, 0, new Forms.Note());
    }

    /// What they are told.
    SharedMailbox<JoinNote> told(MemorySegment file) {
        return mailbox(file, 1, new Forms.Note());
    }

    SharedMailbox<RobotState> states(MemorySegment file) {
        return mailbox(file, 2, new Forms.State(dof));
    }

    SharedMailbox<ControlReport> reports(MemorySegment file) {
        return mailbox(file, 3, new Forms.Report());
    }

    SharedMailbox<Setpoint> setpoints(MemorySegment file) {
        return mailbox(file, 4, new Forms.Target(dof));
    }

    SharedMailbox<ActionChunk> chunks(MemorySegment file) {
        return mailbox(file, 5, new Forms.Chunk());
    }

    /// What operators say.
    SharedMailbox<OperatorWord> orders(MemorySegment file) {
        return mailbox(file, 6, new Forms.Word());
    }

    private <T> SharedMailbox<T> mailbox(MemorySegment file, int index, Form<T> form) {
        return new SharedMailbox<>(form, file.asSlice(begin(index), SharedMailbox.bytes(form)));
    }
}
