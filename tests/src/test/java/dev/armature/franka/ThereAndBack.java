package dev.armature.franka;

import dev.armature.hardware.franka.motion.MotionGenerator;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.MotionGeneratorMode;
import java.util.function.Consumer;

/// A motion that ends where it began, smooth at both ends and at its turning point, for each generator.
///
/// @param seconds how long it takes
/// @param size 1 for 10 cm, 0.3 to 0.4 rad or so; less for less
/// @param each sees every state that is answered
record ThereAndBack(double seconds, double size, Consumer<FrankaState> each) {

    private static final double MILLI = 1e-3;

    /// How far joint 3, which is the elbow, swings, in rad.
    private static final double ELBOW = 0.1;

    /// From 0 to 1 and back to 0.
    private double there(double time) {
        double rise = Math.sin(Math.PI * Math.min(time, seconds) / seconds);
        return size * rise * rise * rise * rise;
    }

    private double thereRate(double time) {
        double turn = Math.PI * Math.min(time, seconds) / seconds;
        double rise = Math.sin(turn);
        return size * 4 * rise * rise * rise * Math.cos(turn) * Math.PI / seconds;
    }

    MotionGenerator by(MotionGeneratorMode mode) {
        double[] time = {0};
        double[] start = new double[16];
        double[] elbow = new double[2];
        return switch (mode) {
            case JOINT_POSITION ->
                MotionGenerator.jointPositions((state, period, out) -> {
                    if (period == 0) {
                        System.arraycopy(state.q_d, 0, start, 0, 7);
                    }
                    out.motionFinished = ends(state, period, time);
                    out.q[1] = start[1] + 0.2 * there(time[0]);
                    out.q[3] = start[3] + 0.3 * there(time[0]);
                });
            case JOINT_VELOCITY ->
                MotionGenerator.jointVelocities((state, period, out) -> {
                    out.motionFinished = ends(state, period, time);
                    out.dq[0] = 0.4 * thereRate(time[0]);
                    out.dq[5] = 0.3 * thereRate(time[0]);
                });
            case CARTESIAN_POSITION ->
                MotionGenerator.cartesianPose((state, period, out) -> {
                    if (period == 0) {
                        System.arraycopy(state.O_T_EE_c, 0, start, 0, 16);
                        System.arraycopy(state.elbow_c, 0, elbow, 0, 2);
                    }
                    out.motionFinished = ends(state, period, time);
                    out.elbow[0] = elbow[0] + ELBOW * there(time[0]);
                    out.elbow[1] = elbow[1];
                    out.O_T_EE[12] = start[12] + 0.1 * there(time[0]);
                    out.O_T_EE[14] = start[14] - 0.1 * there(time[0]);
                });
            default ->
                MotionGenerator.cartesianVelocities((state, period, out) -> {
                    out.motionFinished = ends(state, period, time);
                    out.O_dP_EE[1] = 0.1 * thereRate(time[0]);
                    out.O_dP_EE[5] = 0.2 * thereRate(time[0]);
                });
        };
    }

    private boolean ends(FrankaState state, double periodMillis, double[] time) {
        each.accept(state);
        time[0] += MILLI * periodMillis;
        return time[0] >= seconds;
    }
}
