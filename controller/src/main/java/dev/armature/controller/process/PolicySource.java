package dev.armature.controller.process;

import dev.armature.controller.loop.SetpointSource;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.robot.RobotDescription;
import dev.armature.core.shared.ControlEnd;
import dev.armature.core.shared.Joining;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Targets of whichever policy process has joined. It says [Status#MISSING] while none has, or when it has
/// left, and [Status#LOST] when its heart has stopped.
///
/// [#next] belongs to the control thread; [#begin] and [#end] to another one.
final class PolicySource implements SetpointSource {

    private final ControlEnd end;
    private final RobotDescription robot;
    private final double tickSeconds;
    private final long silenceNanos;

    /// One policy process's time.
    private record Turn(long generation, SetpointSource targets) {}

    private volatile @Nullable Turn asked;
    private volatile long serving;
    private @Nullable Turn current;

    /// @param tickSeconds time between two calls of [#next] in s
    /// @param silenceNanos after which a policy process counts as dead, in ns
    PolicySource(ControlEnd end, RobotDescription robot, double tickSeconds, long silenceNanos) {
        this.end = end;
        this.robot = robot;
        this.tickSeconds = tickSeconds;
        this.silenceNanos = silenceNanos;
    }

    @Override
    public Status next(long nowNanos, RobotState state, Setpoint out) {
        Turn turn = asked;
        if (turn != current) {
            change(turn, state, out);
        }
        if (turn == null) {
            return Status.MISSING;
        }
        if (end.silentNanos(nowNanos) > silenceNanos) {
            return Status.LOST;
        }
        return turn.targets.next(nowNanos, state, out);
    }

    /// What the one before wanted is not wanted any more: the target is where the arm is.
    private void change(@Nullable Turn turn, RobotState state, Setpoint out) {
        current = turn;
        end.setpoints().skip();
        end.chunks().skip();
        end.restart();
        if (state.finite()) {
            out.X_BE_d.set(state.X_BE);
            System.arraycopy(state.q, 0, out.q_d, 0, state.q.length);
            for (int i = 0; i < state.q.length; i++) {
                out.dq_d[i] = 0;
            }
            out.gripperWidth = state.gripperWidth;
        }
        serving = turn == null ? 0 : turn.generation;
    }

    /// From the next tick on this policy process is listened to.
    ///
    /// @throws IllegalArgumentException when the robot cannot take what it gives
    void begin(Joining joining) {
        SetpointSource targets = joining.gives() == Joining.Gives.SETPOINTS
                ? new SharedSetpoints(end.setpoints(), robot.dof(), joining.periodNanos())
                : new SharedChunks(
                        end.chunks(),
                        robot,
                        Objects.requireNonNull(joining.actions()),
                        joining.horizon(),
                        joining.periodNanos(),
                        tickSeconds);
        asked = new Turn(joining.generation(), targets);
    }

    /// From the next tick on nobody is listened to.
    void end() {
        asked = null;
    }

    /// Which policy process is listened to; 0 for none.
    long serving() {
        return serving;
    }
}
