package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What the Franka Hand says of itself, a datagram of [#BYTES].
///
/// @param messageId rises
/// @param width opening between the fingers in m
/// @param maxWidth widest opening in m
/// @param grasped whether an object is held
/// @param temperature of the motor in °C
public record GripperState(long messageId, double width, double maxWidth, boolean grasped, int temperature) {

    /// Bytes of a datagram.
    public static final int BYTES = 23;

    /// Writes this at the position of `out`, which is little-endian.
    public void encode(ByteBuffer out) {
        out.putInt((int) messageId).putDouble(width).putDouble(maxWidth);
        Packed.put(out, grasped);
        out.putShort((short) temperature);
    }

    /// Reads a whole datagram; nothing when it has another length.
    ///
    /// @param in little-endian; from its position to its limit is the datagram
    public static Optional<GripperState> decode(ByteBuffer in) {
        if (in.remaining() != BYTES) {
            return Optional.empty();
        }
        return Optional.of(new GripperState(
                Integer.toUnsignedLong(in.getInt()),
                in.getDouble(),
                in.getDouble(),
                Packed.flag(in),
                Short.toUnsignedInt(in.getShort())));
    }
}
