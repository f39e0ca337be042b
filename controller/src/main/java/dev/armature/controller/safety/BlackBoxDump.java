package dev.armature.controller.safety;

import java.io.IOException;
import java.util.StringJoiner;

/// A copy of a [BlackBox], oldest tick first: what to look at after a stop.
public final class BlackBoxDump {

    private final int dof;
    private final int first;
    final long[] timeNanos;
    final int[] reasons;
    final SafetyLevel[] levels;
    final double[] clearance;
    final double[] condition;
    final double[] q;
    final double[] dq;
    final double[] asked;
    final double[] sent;

    BlackBoxDump(int dof, int rows) {
        this.dof = dof;
        first = 0;
        timeNanos = new long[rows];
        reasons = new int[rows];
        levels = new SafetyLevel[rows];
        clearance = new double[rows];
        condition = new double[rows];
        q = new double[rows * dof];
        dq = new double[rows * dof];
        asked = new double[rows * dof];
        sent = new double[rows * dof];
    }

    private BlackBoxDump(BlackBoxDump of, int first) {
        dof = of.dof;
        this.first = first;
        timeNanos = of.timeNanos;
        reasons = of.reasons;
        levels = of.levels;
        clearance = of.clearance;
        condition = of.condition;
        q = of.q;
        dq = of.dq;
        asked = of.asked;
        sent = of.sent;
    }

    BlackBoxDump without(int oldest) {
        return oldest == 0 ? this : new BlackBoxDump(this, first + oldest);
    }

    /// How many ticks there are.
    public int ticks() {
        return timeNanos.length - first;
    }

    /// The loop's clock at tick `tick`, in ns.
    public long timeNanos(int tick) {
        return timeNanos[first + tick];
    }

    /// The level at tick `tick`.
    public SafetyLevel level(int tick) {
        return levels[first + tick];
    }

    /// What was found at tick `tick`, a set of [SafetyReason#bit()]s.
    public int reasons(int tick) {
        return reasons[first + tick];
    }

    /// The least distance of the arm to itself or an obstacle at tick `tick`, in m; NaN when the state was not to be
    /// trusted.
    public double clearance(int tick) {
        return clearance[first + tick];
    }

    /// The condition number of the Jacobian at tick `tick`; NaN when the state was not to be trusted.
    public double condition(int tick) {
        return condition[first + tick];
    }

    /// Position of joint `joint` in rad.
    public double q(int tick, int joint) {
        return q[(first + tick) * dof + joint];
    }

    /// Velocity of joint `joint` in rad/s.
    public double dq(int tick, int joint) {
        return dq[(first + tick) * dof + joint];
    }

    /// Torque that the law asked of joint `joint`, in N·m.
    public double asked(int tick, int joint) {
        return asked[(first + tick) * dof + joint];
    }

    /// Torque that was sent to joint `joint`, in N·m.
    public double sent(int tick, int joint) {
        return sent[(first + tick) * dof + joint];
    }

    /// Writes a table with a header: time, level, reasons, clearance, condition number, then q, dq, asked and sent
    /// torques of each joint.
    ///
    /// @throws IOException when `out` does
    public void writeCsv(Appendable out) throws IOException {
        StringJoiner header = new StringJoiner(",")
                .add("time_ns")
                .add("level")
                .add("reasons")
                .add("clearance_m")
                .add("condition");
        for (String column : new String[] {"q_rad", "dq_rad_per_s", "asked_nm", "sent_nm"}) {
            for (int j = 0; j < dof; j++) {
                header.add(column + "_" + (j + 1));
            }
        }
        out.append(header.toString()).append('\n');
        for (int i = 0; i < ticks(); i++) {
            StringJoiner row = new StringJoiner(",")
                    .add(Long.toString(timeNanos(i)))
                    .add(level(i).name())
                    .add(names(reasons(i)))
                    .add(Double.toString(clearance(i)))
                    .add(Double.toString(condition(i)));
            for (double[] column : new double[][] {q, dq, asked, sent}) {
                for (int j = 0; j < dof; j++) {
                    row.add(Double.toString(column[(first + i) * dof + j]));
                }
            }
            out.append(row.toString()).append('\n');
        }
    }

    private static String names(int reasons) {
        StringJoiner names = new StringJoiner(" ");
        for (SafetyReason reason : SafetyReason.values()) {
            if (reason.in(reasons)) {
                names.add(reason.name());
            }
        }
        return names.toString();
    }
}
