package dev.armature.core.shared;

import dev.armature.core.ActionChunk;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.robot.RobotDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The control process's end of the shared memory. It makes the file and takes it away again.
///
/// [#publish], [#setpoints()], [#chunks()] and [#silentNanos(long)] are for the control thread, allocate
/// nothing and never wait; [#asked] and [#answer] are for one other thread.
public final class ControlEnd implements AutoCloseable {

    private static final int LINE = 64;

    private final @Nullable SharedFile file;
    private final Heartbeat own;
    private final Heartbeat policy;
    private final SharedMailbox<RobotState> states;
    private final SharedMailbox<ControlReport> reports;
    private final SharedMailbox<Setpoint> setpoints;
    private final SharedMailbox<ActionChunk> chunks;
    private final SharedMailbox<JoinNote> asked;
    private final SharedMailbox<JoinNote> told;
    private final SharedMailbox<OperatorWord> orders;
    private final OperatorWord word = new OperatorWord();
    private final JoinNote note = new JoinNote();

    private ControlEnd(Layout layout, MemorySegment memory, @Nullable SharedFile file) {
        this.file = file;
        own = layout.control(memory);
        policy = layout.policy(memory);
        states = layout.states(memory);
        reports = layout.reports(memory);
        setpoints = layout.setpoints(memory);
        chunks = layout.chunks(memory);
        asked = layout.asked(memory);
        told = layout.told(memory);
        orders = layout.orders(memory);
    }

    /// Makes the file `path`, which only this user can read; see [SharedNames].
    ///
    /// @throws dev.armature.core.UserError when another control process has it, or it cannot be made there
    public static ControlEnd open(Path path, RobotDescription robot) {
        SharedFile file = SharedFile.create(path, robot.name(), robot.dof());
        return new ControlEnd(file.layout(), file.memory(), file);
    }

    /// An end without a file, which no other process can reach: for warming up. What a policy process would
    /// give is published into [#setpoints()] and [#chunks()].
    public static ControlEnd rehearsal(RobotDescription robot) {
        Layout layout = new Layout(robot.dof());
        return new ControlEnd(layout, Arena.ofAuto().allocate(layout.size(), LINE), null);
    }

    /// Gives the policy process a state and what the loop does, and beats.
    public void publish(long nowNanos, RobotState state, ControlReport report) {
        states.publish(state);
        reports.publish(report);
        own.beat(nowNanos);
    }

    /// The newest set-point of the policy process.
    public SharedMailbox<Setpoint> setpoints() {
        return setpoints;
    }

    /// The newest chunk of the policy process.
    public SharedMailbox<ActionChunk> chunks() {
        return chunks;
    }

    /// How long the policy process has not given a sign of life, in ns.
    public long silentNanos(long nowNanos) {
        return policy.silentNanos(nowNanos);
    }

    /// Begins to listen for another policy process's heart.
    public void restart() {
        policy.restart();
    }

    /// Whether a policy process has said something since this was last asked: [#joining()] tells what.
    public boolean asked() {
        return asked.poll(note);
    }

    /// What an operator has ordered since this was last asked; null when nothing.
    public OperatorEnd.@Nullable Order order() {
        OperatorEnd.Order[] known = OperatorEnd.Order.values();
        return orders.poll(word) && word.order >= 0 && word.order < known.length ? known[word.order] : null;
    }

    /// Which policy process last said something, counted from 1.
    public long generation() {
        return note.generation;
    }

    /// What the policy process last said.
    ///
    /// @throws IllegalArgumentException when it cannot be meant
    public Joining joining() {
        return Joining.of(note);
    }

    /// Tells the policy process of `joining` whether it is listened to.
    ///
    /// @param refusal why not, and the way out, in at most 248 bytes; empty when it is
    public void answer(Joining joining, String refusal) {
        JoinNote answer = new JoinNote();
        answer.generation = joining.generation();
        answer.text = refusal;
        told.publish(answer);
    }

    @Override
    public void close() {
        if (file == null) {
            return;
        }
        try (file) {
            file.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
