package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.rate.LowPass;
import dev.armature.hardware.franka.rate.PoseLimit;
import dev.armature.hardware.franka.rate.TwistLimit;

/// A motion by poses of the end effector.
final class CartesianPoseMotion implements MotionGenerator {

    private final Callback<CartesianPose> callback;
    private final CartesianPose value = new CartesianPose();
    private final PoseLimit limit = new PoseLimit(TwistLimit.PANDA);
    private Conditioning conditioning = Conditioning.DEFAULT;
    private LowPass filter = conditioning.filter();
    private Elbow elbow = new Elbow(conditioning);

    CartesianPoseMotion(Callback<CartesianPose> callback) {
        this.callback = callback;
    }

    @Override
    public MotionGeneratorMode mode() {
        return MotionGeneratorMode.CARTESIAN_POSITION;
    }

    @Override
    public void start(FrankaState state, Conditioning conditioning) {
        this.conditioning = conditioning;
        filter = conditioning.filter();
        elbow = new Elbow(conditioning);
        System.arraycopy(state.O_T_EE_c, 0, value.O_T_EE, 0, 16);
    }

    @Override
    public boolean next(FrankaState state, long periodMillis, FrankaCommand out) {
        callback.next(state, periodMillis, value);
        Check.pose("O_T_EE", value.O_T_EE);
        System.arraycopy(value.O_T_EE, 0, out.O_T_EE_c, 0, 16);
        if (conditioning.filters()) {
            filter.nextPose(out.O_T_EE_c, state.O_T_EE_c);
        }
        if (conditioning.limitRate()) {
            limit.limit(out.O_T_EE_c, state.O_T_EE_c, state.O_dP_EE_c, state.O_ddP_EE_c);
        }
        Check.pose("O_T_EE_c", out.O_T_EE_c);
        elbow.command(value.elbow, state, out);
        return !value.motionFinished;
    }
}
