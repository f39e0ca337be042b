package dev.armature.core.shared;

import dev.armature.core.ActionChunk;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A policy process's end of the shared memory: states come, set-points or chunks go. A thread of its own
/// beats while the process lives; when it dies or leaves the arm holds, and the next policy process can join.
///
/// [#read], [#report] and [#send] belong to one thread and allocate nothing.
public final class PolicyEnd implements AutoCloseable {

    /// Time between heartbeats in ns.
    public static final long BEAT_NANOS = 10_000_000;

    /// How long a control process may take to answer: it may be warming up.
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private static final long SILENCE_NANOS = 100_000_000;
    private static final long LOOK_NANOS = 1_000_000;

    private final SharedFile file;
    private final Clock clock;
    private final Heartbeat control;
    private final Heartbeat own;
    private final SharedMailbox<RobotState> states;
    private final SharedMailbox<ControlReport> reports;
    private final SharedMailbox<Setpoint> setpoints;
    private final SharedMailbox<ActionChunk> chunks;
    private final SharedMailbox<JoinNote> asked;
    private final SharedMailbox<JoinNote> told;
    private final JoinNote note = new JoinNote();
    private final Thread heart;

    private PolicyEnd(SharedFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        Layout layout = file.layout();
        control = layout.control(file.memory());
        own = layout.policy(file.memory());
        states = layout.states(file.memory());
        reports = layout.reports(file.memory());
        setpoints = layout.setpoints(file.memory());
        chunks = layout.chunks(file.memory());
        asked = layout.asked(file.memory());
        told = layout.told(file.memory());
        heart = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beat);
    }

    /// Joins the control process at `path`, and waits until it listens.
    ///
    /// @param robot that both must drive
    /// @param what this process will give
    /// @throws UserError when no control process runs there, it drives another robot, another policy process
    ///     has joined, or what is given is not taken
    public static PolicyEnd join(Path path, RobotDescription robot, Joining what) {
        return join(path, robot, what, PATIENCE_NANOS);
    }

    /// As above.
    ///
    /// @param patienceNanos how long the control process may take to answer
    static PolicyEnd join(Path path, RobotDescription robot, Joining what, long patienceNanos) {
        PolicyEnd end = new PolicyEnd(SharedFile.join(path, robot.name(), robot.dof()), Clock.system());
        try {
            end.enter(path, what, patienceNanos);
        } catch (UserError e) {
            end.close();
            throw e;
        }
        return end;
    }

    private void enter(Path path, Joining what, long patienceNanos) {
        heart.start();
        asked.poll(note);
        long generation = note.generation + 1;
        what.write(note);
        note.generation = generation;
        asked.publish(note);
        JoinNote answer = new JoinNote();
        long until = clock.nanoTime() + patienceNanos;
        while (clock.nanoTime() - until < 0 && !Thread.currentThread().isInterrupted()) {
            if (told.poll(answer) && answer.generation == generation) {
                if (!answer.text.isEmpty()) {
                    throw new UserError(path.toString(), "the control process refuses", answer.text);
                }
                return;
            }
            clock.sleepUntil(clock.nanoTime() + LOOK_NANOS);
        }
        throw new UserError(
                path.toString(), "the control process does not answer", "Look whether it hangs, and start it again.");
    }

    private void beat() {
        while (!Thread.currentThread().isInterrupted()) {
            own.beat(clock.nanoTime());
            clock.sleepUntil(clock.nanoTime() + BEAT_NANOS);
        }
    }

    /// Takes the newest state, if there is a new one.
    public boolean read(RobotState out) {
        return states.poll(out);
    }

    /// Takes the newest report of what the loop does, if there is a new one.
    public boolean report(ControlReport out) {
        return reports.poll(out);
    }

    /// Says where to go now. Its time is when it was decided, on the machine's monotonic clock.
    public void send(Setpoint setpoint) {
        setpoints.publish(setpoint);
    }

    /// Says where to go in the steps to come, in the shape that was given at the start.
    public void send(ActionChunk chunk) {
        chunks.publish(chunk);
    }

    /// Whether the control process has ticked in the last 100 ms. When it has not, nothing that is sent is
    /// heard.
    public boolean alive() {
        return control.silentNanos(clock.nanoTime()) < SILENCE_NANOS;
    }

    /// Leaves in good order: the arm holds.
    @Override
    public void close() {
        heart.interrupt();
        boolean interrupted = Thread.interrupted();
        try (file) {
            heart.join();
            note.gives = JoinNote.LEAVES;
            note.text = "";
            asked.publish(note);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
