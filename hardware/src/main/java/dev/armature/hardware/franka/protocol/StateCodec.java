package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;

/// A [FrankaState] as a datagram of [FciVersion#STATE_BYTES]; the layout of protocols 5 to 9. Allocates nothing.
public final class StateCodec {

    private static final RobotMode[] ROBOT_MODES = RobotMode.values();
    private static final MotionGeneratorMode[] GENERATORS = MotionGeneratorMode.values();
    private static final ControllerMode[] CONTROLLERS = ControllerMode.values();
    private static final int MESSAGE_ID_AT = 0;
    private static final int GENERATOR_AT = 2280;
    private static final int CONTROLLER_AT = 2281;
    private static final int ROBOT_MODE_AT = 2364;

    private StateCodec() {}

    /// Writes `state` at the position of `out`.
    ///
    /// @param out little-endian, with [FciVersion#STATE_BYTES] left
    public static void encode(FrankaState state, ByteBuffer out) {
        out.putLong(state.messageId);
        for (double[] field : state.fields) {
            Packed.put(out, field);
        }
        out.put((byte) state.motionGeneratorMode.ordinal());
        out.put((byte) state.controllerMode.ordinal());
        Packed.put(out, state.errors, FrankaError.COUNT);
        Packed.put(out, state.reflexReason, FrankaError.COUNT);
        out.put((byte) state.robotMode.ordinal());
        out.putDouble(state.controlCommandSuccessRate);
    }

    /// Reads a whole datagram.
    ///
    /// @param in little-endian; from its position to its limit is the datagram
    /// @param out overwritten when the datagram is a state; otherwise left as it was
    /// @return whether the datagram is a state: of the right length, with modes that there are
    public static boolean decode(ByteBuffer in, FrankaState out) {
        int start = in.position();
        if (in.remaining() != FciVersion.STATE_BYTES
                || beyond(in.get(start + GENERATOR_AT), GENERATORS.length)
                || beyond(in.get(start + CONTROLLER_AT), CONTROLLERS.length)
                || beyond(in.get(start + ROBOT_MODE_AT), ROBOT_MODES.length)) {
            return false;
        }
        out.messageId = in.getLong();
        for (double[] field : out.fields) {
            Packed.get(in, field);
        }
        out.motionGeneratorMode = GENERATORS[in.get()];
        out.controllerMode = CONTROLLERS[in.get()];
        out.errors = Packed.set(in, FrankaError.COUNT);
        out.reflexReason = Packed.set(in, FrankaError.COUNT);
        out.robotMode = ROBOT_MODES[in.get()];
        out.controlCommandSuccessRate = in.getDouble();
        return true;
    }

    /// The id of the state in a datagram of the right length, without reading the rest of it.
    public static long messageId(ByteBuffer in) {
        return in.getLong(in.position() + MESSAGE_ID_AT);
    }

    private static boolean beyond(byte number, int count) {
        return number < 0 || number >= count;
    }
}
