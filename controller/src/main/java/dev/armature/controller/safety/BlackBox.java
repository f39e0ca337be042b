package dev.armature.controller.safety;

import dev.armature.core.Command;
import dev.armature.core.RobotState;
import java.util.concurrent.atomic.AtomicLong;

/// The last ticks: states, what was commanded and what was sent, level and reasons. A ring of preallocated arrays that
/// one thread writes; another may copy it at any time with [#dump()].
public final class BlackBox {

    private final int dof;
    private final int capacity;
    /// One more than the capacity: the row that is being written is none of those that count.
    private final int slots;
    private final long[] timeNanos;
    private final int[] reasons;
    private final byte[] level;
    private final double[] q;
    private final double[] dq;
    private final double[] asked;
    private final double[] sent;
    private final double[] clearance;
    private final double[] condition;
    private final AtomicLong written = new AtomicLong();

    /// @param dof joints of the arm
    /// @param capacity ticks that are remembered, ≥ 1
    BlackBox(int dof, int capacity) {
        this.dof = dof;
        this.capacity = capacity;
        slots = capacity + 1;
        timeNanos = new long[slots];
        reasons = new int[slots];
        level = new byte[slots];
        q = new double[slots * dof];
        dq = new double[slots * dof];
        asked = new double[slots * dof];
        sent = new double[slots * dof];
        clearance = new double[slots];
        condition = new double[slots];
    }

    /// @param clearance least distance to anything in m
    /// @param condition number of the Jacobian
    void begin(long nowNanos, RobotState state, Command command, double clearance, double condition) {
        int row = row(written.get());
        this.clearance[row] = clearance;
        this.condition[row] = condition;
        timeNanos[row] = nowNanos;
        System.arraycopy(state.q, 0, q, row * dof, dof);
        System.arraycopy(state.dq, 0, dq, row * dof, dof);
        System.arraycopy(command.tau_J_d, 0, asked, row * dof, dof);
    }

    void end(SafetyLevel now, int found, Command command) {
        long tick = written.get();
        int row = row(tick);
        level[row] = (byte) now.ordinal();
        reasons[row] = found;
        System.arraycopy(command.tau_J_d, 0, sent, row * dof, dof);
        written.setRelease(tick + 1);
    }

    private int row(long tick) {
        return (int) (tick % slots);
    }

    /// A copy, oldest tick first. Ticks that are overwritten while it copies are left out. Not for the control thread.
    public BlackBoxDump dump() {
        long end = written.getAcquire();
        int rows = (int) Math.min(end, capacity);
        BlackBoxDump out = new BlackBoxDump(dof, rows);
        for (int i = 0; i < rows; i++) {
            int from = row(end - rows + i);
            out.timeNanos[i] = timeNanos[from];
            out.reasons[i] = reasons[from];
            out.clearance[i] = clearance[from];
            out.condition[i] = condition[from];
            out.levels[i] = SafetyLevel.values()[level[from]];
            System.arraycopy(q, from * dof, out.q, i * dof, dof);
            System.arraycopy(dq, from * dof, out.dq, i * dof, dof);
            System.arraycopy(asked, from * dof, out.asked, i * dof, dof);
            System.arraycopy(sent, from * dof, out.sent, i * dof, dof);
        }
        // the row after the newest may be half written already
        long overwritten = written.getAcquire() + 1 - slots - (end - rows);
        return out.without(Math.clamp(overwritten, 0, rows));
    }
}
