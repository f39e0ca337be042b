package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.rate.LowPass;
import dev.armature.hardware.franka.rate.TwistLimit;

/// A motion by twists of the end effector. The first value is rest.
final class CartesianVelocityMotion implements MotionGenerator {

    private final Callback<CartesianVelocities> callback;
    private final CartesianVelocities value = new CartesianVelocities();
    private Conditioning conditioning = Conditioning.DEFAULT;
    private LowPass filter = conditioning.filter();
    private Elbow elbow = new Elbow(conditioning);

    CartesianVelocityMotion(Callback<CartesianVelocities> callback) {
        this.callback = callback;
    }

    @Override
    public MotionGeneratorMode mode() {
        return MotionGeneratorMode.CARTESIAN_VELOCITY;
    }

    @Override
    public void start(FrankaState state, Conditioning conditioning) {
        this.conditioning = conditioning;
        filter = conditioning.filter();
        elbow = new Elbow(conditioning);
    }

    @Override
    public boolean next(FrankaState state, long periodMillis, FrankaCommand out) {
        callback.next(state, periodMillis, value);
        Check.finite("O_dP_EE", value.O_dP_EE);
        System.arraycopy(value.O_dP_EE, 0, out.O_dP_EE_c, 0, 6);
        if (conditioning.filters()) {
            filter.next(out.O_dP_EE_c, state.O_dP_EE_c);
        }
        if (conditioning.limitRate()) {
            TwistLimit.PANDA.limit(out.O_dP_EE_c, state.O_dP_EE_c, state.O_ddP_EE_c);
        }
        Check.finite("O_dP_EE_c", out.O_dP_EE_c);
        elbow.command(value.elbow, state, out);
        return !value.motionFinished;
    }
}
