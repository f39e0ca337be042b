package dev.armature.hardware.franka.client;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last periods of a motion, in a ring that is filled without allocating.
final class ControlLog {

    private final FrankaState[] states;
    private final FrankaCommand[] commands;
    private long count;

    /// @param size how many periods are kept
    ControlLog(int size) {
        states = new FrankaState[size];
        commands = new FrankaCommand[size];
        for (int i = 0; i < size; i++) {
            states[i] = new FrankaState();
            commands[i] = new FrankaCommand();
        }
    }

    /// Keeps a period in place of the oldest.
    ///
    /// @param command what was sent before the state came; nothing when nothing was
    void add(FrankaState state, @Nullable FrankaCommand command) {
        if (states.length == 0) {
            return;
        }
        int at = (int) (count % states.length);
        states[at].copyFrom(state);
        if (command == null) {
            commands[at].clear();
        } else {
            commands[at].copyFrom(command);
        }
        count++;
    }

    /// Takes out what is kept, the oldest first.
    List<ControlRecord> flush() {
        List<ControlRecord> records = new ArrayList<>();
        for (long i = Math.max(0, count - states.length); i < count; i++) {
            int at = (int) (i % states.length);
            FrankaCommand command = new FrankaCommand();
            command.copyFrom(commands[at]);
            FrankaState state = new FrankaState();
            state.copyFrom(states[at]);
            records.add(new ControlRecord(command, state));
        }
        count = 0;
        return records;
    }
}
