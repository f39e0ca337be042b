package dev.armature.core.shared;

import dev.armature.core.ActionChunk;
import dev.armature.core.RobotState;
import dev.armature.core.Setpoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How each word of the two processes lies in memory.
final class Forms {

    /// The largest chunk: rows times dimensions.
    static final int CHUNK_FLOATS = 4096;

    private static final int POSE_NUMBERS = 12;
    private static final int TEXT_BYTES = 248;

    private Forms() {}

    /// Time, q, dq, tau_J, tau_J_d, X_BE and the gripper's width.
    record State(int dof) implements Form<RobotState> {

        @Override
        public String words() {
            return "state " + dof;
        }

        @Override
        public int bytes() {
            return Long.BYTES + (4 * dof + POSE_NUMBERS + 1) * Double.BYTES;
        }

        @Override
        public void put(RobotState value, Cursor to) {
            to.put(value.timeNanos);
            to.put(value.q);
            to.put(value.dq);
            to.put(value.tau_J);
            to.put(value.tau_J_d);
            to.put(value.X_BE);
            to.put(value.gripperWidth);
        }

        @Override
        public void get(Cursor from, RobotState out) {
            out.timeNanos = from.getLong();
            from.get(out.q);
            from.get(out.dq);
            from.get(out.tau_J);
            from.get(out.tau_J_d);
            from.get(out.X_BE);
            out.gripperWidth = from.getDouble();
        }
    }

    /// Time, sequence, X_BE_d, q_d, dq_d and the gripper's width.
    record Target(int dof) implements Form<Setpoint> {

        @Override
        public String words() {
            return "setpoint " + dof;
        }

        @Override
        public int bytes() {
            return 2 * Long.BYTES + (2 * dof + POSE_NUMBERS + 1) * Double.BYTES;
        }

        @Override
        public void put(Setpoint value, Cursor to) {
            to.put(value.timeNanos);
            to.put(value.sequence);
            to.put(value.X_BE_d);
            to.put(value.q_d);
            to.put(value.dq_d);
            to.put(value.gripperWidth);
        }

        @Override
        public void get(Cursor from, Setpoint out) {
            out.timeNanos = from.getLong();
            out.sequence = from.getLong();
            from.get(out.X_BE_d);
            from.get(out.q_d);
            from.get(out.dq_d);
            out.gripperWidth = from.getDouble();
        }
    }

    /// Start time and rows. The shape is agreed upon before; one of another shape becomes one of NaN.
    record Chunk() implements Form<ActionChunk> {

        @Override
        public String words() {
            return "chunk " + CHUNK_FLOATS;
        }

        @Override
        public int bytes() {
            return 2 * Long.BYTES + CHUNK_FLOATS * Float.BYTES;
        }

        @Override
        public void put(ActionChunk value, Cursor to) {
            to.put(value.startNanos());
            to.put((long) value.values().length);
            to.put(value.values());
        }

        @Override
        public void get(Cursor from, ActionChunk out) {
            out.setStartNanos(from.getLong());
            if (from.getLong() == out.values().length) {
                from.get(out.values());
            } else {
                Arrays.fill(out.values(), Float.NaN);
            }
        }
    }

    /// What the control process does.
    record Report() implements Form<ControlReport> {

        @Override
        public String words() {
            return "report";
        }

        @Override
        public int bytes() {
            return 7 * Long.BYTES;
        }

        @Override
        public void put(ControlReport value, Cursor to) {
            to.put(value.timeNanos);
            to.put((long) value.level);
            to.put((long) value.reasons);
            to.put(value.ticks);
            to.put(value.overruns);
            to.put(value.held);
            to.put(value.serving);
        }

        @Override
        public void get(Cursor from, ControlReport out) {
            out.timeNanos = from.getLong();
            out.level = from.getInt();
            out.reasons = from.getInt();
            out.ticks = from.getLong();
            out.overruns = from.getLong();
            out.held = from.getLong();
            out.serving = from.getLong();
        }
    }

    /// What an operator orders.
    record Word() implements Form<OperatorWord> {

        @Override
        public String words() {
            return "operator";
        }

        @Override
        public int bytes() {
            return Long.BYTES;
        }

        @Override
        public void put(OperatorWord value, Cursor to) {
            to.put((long) value.order);
        }

        @Override
        public void get(Cursor from, OperatorWord out) {
            out.order = from.getInt();
        }
    }

    /// What a policy process says or is told when it joins: numbers, and a text of at most 248 bytes.
    /// Allocates.
    record Note() implements Form<JoinNote> {

        @Override
        public String words() {
            return "note";
        }

        @Override
        public int bytes() {
            return 6 * Long.BYTES + Long.BYTES + TEXT_BYTES;
        }

        @Override
        public void put(JoinNote value, Cursor to) {
            to.put(value.generation);
            to.put((long) value.gives);
            to.put((long) value.kind);
            to.put((long) value.dim);
            to.put((long) value.horizon);
            to.put(value.periodNanos);
            byte[] text = value.text.getBytes(StandardCharsets.UTF_8);
            to.put((long) Math.min(text.length, TEXT_BYTES));
            to.put(Arrays.copyOf(text, TEXT_BYTES));
        }

        @Override
        public void get(Cursor from, JoinNote out) {
            out.generation = from.getLong();
            out.gives = from.getInt();
            out.kind = from.getInt();
            out.dim = from.getInt();
            out.horizon = from.getInt();
            out.periodNanos = from.getLong();
            int length = Math.clamp(from.getLong(), 0, TEXT_BYTES);
            byte[] text = new byte[TEXT_BYTES];
            from.get(text);
            out.text = new String(text, 0, length, StandardCharsets.UTF_8);
        }
    }
}
