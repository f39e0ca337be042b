package dev.armature.core.shared;

import dev.armature.core.RobotState;
import java.util.Arrays;

/// A state all of whose numbers tell the same count, so that a torn one is seen.
final class Numbered {

    private Numbered() {}

    static void write(RobotState state, long count) {
        double number = count;
        state.timeNanos = count;
        Arrays.fill(state.q, number);
        Arrays.fill(state.dq, number);
        Arrays.fill(state.tau_J, number);
        Arrays.fill(state.tau_J_d, number);
        state.X_BE.getTranslation().set(number, number, number);
        state.gripperWidth = number;
    }

    /// @return the count that all numbers of `state` tell
    static long read(RobotState state) {
        double number = state.timeNanos;
        boolean whole = state.gripperWidth == number
                && state.X_BE.getTranslationX() == number
                && state.X_BE.getTranslationZ() == number;
        for (int i = 0; i < state.q.length; i++) {
            whole &= state.q[i] == number && state.dq[i] == number;
            whole &= state.tau_J[i] == number && state.tau_J_d[i] == number;
        }
        if (!whole) {
            throw new AssertionError("torn: " + state.timeNanos + " " + Arrays.toString(state.q) + " "
                    + Arrays.toString(state.tau_J_d) + " " + state.X_BE + " " + state.gripperWidth);
        }
        return state.timeNanos;
    }
}
