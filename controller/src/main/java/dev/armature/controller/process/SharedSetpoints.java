package dev.armature.controller.process;

import dev.armature.controller.loop.SetpointSource;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;
import dev.armature.core.shared.SharedMailbox;

/// Set-points from another process. They are stale after three of its periods.
final class SharedSetpoints implements SetpointSource {

    private static final int PERIODS = 3;

    private final SharedMailbox<Setpoint> mailbox;
    private final Setpoint newest;
    private final long oldestNanos;
    private boolean received;

    /// @param periodNanos how often they come, in ns
    SharedSetpoints(SharedMailbox<Setpoint> mailbox, int dof, long periodNanos) {
        this.mailbox = mailbox;
        newest = new Setpoint(dof);
        oldestNanos = PERIODS * periodNanos;
    }

    @Override
    public Status next(long nowNanos, RobotState state, Setpoint out) {
        if (mailbox.poll(newest)) {
            received = true;
            out.copyFrom(newest);
        }
        if (!received) {
            return Status.MISSING;
        }
        return nowNanos - out.timeNanos > oldestNanos ? Status.STALE : Status.OK;
    }
}
