package dev.armature.controller.loop;

import dev.armature.core.Mailbox;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import dev.armature.core.Status;

/// Where the loop's targets come from, asked once a tick on the loop's thread.
@FunctionalInterface
public interface SetpointSource {

    /// Fills `out` with the target that counts now. Allocates nothing, never throws, never blocks.
    ///
    /// @param nowNanos the loop's clock
    /// @param state measured; not modified
    /// @param out holds the target of the tick before; left as it is when there is no newer one
    /// @return [Status#MISSING] while no target has ever come, [Status#STALE] when the source itself has run
    ///     dry, else [Status#OK]
    Status next(long nowNanos, RobotState state, Setpoint out);

    /// Takes the newest set-point that another thread has published.
    static SetpointSource from(Mailbox<Setpoint> mailbox) {
        return (nowNanos, state, out) -> {
            if (mailbox.poll()) {
                out.copyFrom(mailbox.latest());
            }
            return mailbox.received() ? Status.OK : Status.MISSING;
        };
    }
}
