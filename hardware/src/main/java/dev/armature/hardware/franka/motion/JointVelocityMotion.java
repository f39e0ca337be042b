package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.rate.FrankaLimits;
import dev.armature.hardware.franka.rate.LowPass;

/// A motion by joint velocities. The first value is rest.
final class JointVelocityMotion implements MotionGenerator {

    private final Callback<JointVelocities> callback;
    private final JointVelocities value = new JointVelocities();
    private Conditioning conditioning = Conditioning.DEFAULT;
    private LowPass filter = conditioning.filter();

    JointVelocityMotion(Callback<JointVelocities> callback) {
        this.callback = callback;
    }

    @Override
    public MotionGeneratorMode mode() {
        return MotionGeneratorMode.JOINT_VELOCITY;
    }

    @Override
    public void start(FrankaState state, Conditioning conditioning) {
        this.conditioning = conditioning;
        filter = conditioning.filter();
    }

    @Override
    public boolean next(FrankaState state, long periodMillis, FrankaCommand out) {
        callback.next(state, periodMillis, value);
        Check.finite("dq", value.dq);
        System.arraycopy(value.dq, 0, out.dq_c, 0, 7);
        if (conditioning.filters()) {
            filter.next(out.dq_c, state.dq_d);
        }
        if (conditioning.limitRate()) {
            FrankaLimits.JOINTS.velocities(out.dq_c, state.dq_d, state.ddq_d);
        }
        Check.finite("dq_c", out.dq_c);
        return !value.motionFinished;
    }
}
