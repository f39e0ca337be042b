package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.rate.JointRateLimit;
import dev.armature.hardware.franka.rate.LowPass;

/// Makes the torque part of each command from a callback: asks, checks, filters, limits.
public final class TorqueController {

    private final Callback<Torques> callback;
    private final Conditioning conditioning;
    private final LowPass filter;
    private final Torques value = new Torques();

    /// @param conditioning what is done to each command
    public TorqueController(Callback<Torques> callback, Conditioning conditioning) {
        this.callback = callback;
        this.conditioning = conditioning;
        this.filter = conditioning.filter();
    }

    /// Fills the torque part of a command. Allocates nothing.
    ///
    /// @param state the robot's newest; not modified
    /// @param periodMillis time since the state before in ms
    /// @param out its torque part is overwritten
    /// @return whether the motion goes on
    /// @throws IllegalArgumentException when what the callback says cannot be commanded; `out` is not to
    ///     be sent then
    public boolean next(FrankaState state, long periodMillis, FrankaCommand out) {
        callback.next(state, periodMillis, value);
        Check.finite("tau_J", value.tau_J);
        System.arraycopy(value.tau_J, 0, out.tau_J_d, 0, 7);
        if (conditioning.filters()) {
            filter.next(out.tau_J_d, state.tau_J_d);
        }
        if (conditioning.limitRate()) {
            JointRateLimit.torques(out.tau_J_d, state.tau_J_d);
        }
        Check.finite("tau_J_d", out.tau_J_d);
        return !value.motionFinished;
    }
}
