package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.rate.LowPass;

/// What is done to commands before they are sent.
///
/// @param limitRate whether jumps are bounded to what the robot accepts
/// @param cutoffHz of the low-pass filter in Hz; none from [LowPass#MAX_CUTOFF] on
public record Conditioning(boolean limitRate, double cutoffHz) {

    /// libfranka 0.9's defaults.
    public static final Conditioning DEFAULT = new Conditioning(true, LowPass.DEFAULT_CUTOFF);

    /// Rates are limited, nothing is filtered.
    public static final Conditioning LIMITED = new Conditioning(true, LowPass.MAX_CUTOFF);

    /// Commands are sent as they are.
    public static final Conditioning NONE = new Conditioning(false, LowPass.MAX_CUTOFF);

    /// @throws IllegalArgumentException when the frequency is not > 0
    public Conditioning {
        if (!(cutoffHz > 0)) {
            throw new IllegalArgumentException("a cutoff frequency is > 0 Hz, not " + cutoffHz);
        }
    }

    boolean filters() {
        return cutoffHz < LowPass.MAX_CUTOFF;
    }

    LowPass filter() {
        return new LowPass(Math.min(cutoffHz, LowPass.MAX_CUTOFF));
    }
}
