package dev.armature.hardware.franka.server.motion;

import java.util.Arrays;

/// Counts which milliseconds of a motion had their command.
final class Communication {

    private static final int WINDOW = 100;

    private final boolean[] received = new boolean[WINDOW];
    private int at;
    private int good;
    private int lostInRow;
    private long lost;

    /// A motion begins: what was before it counts as received.
    void start() {
        Arrays.fill(received, true);
        good = WINDOW;
        lostInRow = 0;
    }

    /// A millisecond has ended.
    ///
    /// @param arrived whether its command came
    void count(boolean arrived) {
        good += (arrived ? 1 : 0) - (received[at] ? 1 : 0);
        received[at] = arrived;
        at = (at + 1) % WINDOW;
        lostInRow = arrived ? 0 : lostInRow + 1;
        lost += arrived ? 0 : 1;
    }

    /// How many commands in a row did not come.
    int lostInRow() {
        return lostInRow;
    }

    /// How many did not come since the beginning.
    long lost() {
        return lost;
    }

    /// Share of the last 100 commands that came.
    double successRate() {
        return (double) good / WINDOW;
    }
}
