package dev.armature.hardware.franka.motion;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import dev.armature.hardware.franka.rate.FrankaLimits;
import dev.armature.hardware.franka.rate.LowPass;

/// A motion by joint positions.
final class JointPositionMotion implements MotionGenerator {

    private final Callback<JointPositions> callback;
    private final JointPositions value = new JointPositions();
    private Conditioning conditioning = Conditioning.DEFAULT;
    private LowPass filter = conditioning.filter();

    JointPositionMotion(Callback<JointPositions> callback) {
        this.callback = callback;
    }

    @Override
    public MotionGeneratorMode mode() {
        return MotionGeneratorMode.JOINT_POSITION;
    }

    @Override
    public void start(FrankaState state, Conditioning conditioning) {
        this.conditioning = conditioning;
        filter = conditioning.filter();
        System.arraycopy(state.q_d, 0, value.q, 0, 7);
    }

    @Override
    public boolean next(FrankaState state, long periodMillis, FrankaCommand out) {
        callback.next(state, periodMillis, value);
        Check.finite("q", value.q);
        System.arraycopy(value.q, 0, out.q_c, 0, 7);
        if (conditioning.filters()) {
            filter.next(out.q_c, state.q_d);
        }
        if (conditioning.limitRate()) {
            FrankaLimits.JOINTS.positions(out.q_c, state.q_d, state.dq_d, state.ddq_d);
        }
        Check.finite("q_c", out.q_c);
        return !value.motionFinished;
    }
}
