package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.rate.FrankaLimits;
import dev.armature.hardware.franka.rate.LowPass;

/// The elbow of a Cartesian command.
final class Elbow {

    private final Conditioning conditioning;
    private final LowPass filter;

    Elbow(Conditioning conditioning) {
        this.conditioning = conditioning;
        this.filter = conditioning.filter();
    }

    /// @param elbow as commanded, zeros for none; not modified
    void command(double[] elbow, FrankaState state, FrankaCommand out) {
        if (elbow[0] == 0 && elbow[1] == 0) {
            out.validElbow = false;
            out.elbow_c[0] = 0;
            out.elbow_c[1] = 0;
            return;
        }
        Check.elbow(elbow);
        double position = elbow[0];
        if (conditioning.filters()) {
            position = filter.next(position, state.elbow_c[0]);
        }
        if (conditioning.limitRate()) {
            position = FrankaLimits.ELBOW.position(position, state.elbow_c[0], state.delbow_c[0], state.ddelbow_c[0]);
        }
        out.validElbow = true;
        out.elbow_c[0] = position;
        out.elbow_c[1] = elbow[1];
        Check.elbow(out.elbow_c);
    }
}
