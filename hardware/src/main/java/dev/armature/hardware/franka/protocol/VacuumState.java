package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;

/// What the vacuum gripper says of itself, a datagram of [#BYTES].
///
/// @param messageId rises
/// @param inControlRange whether the vacuum is at its set-point
/// @param partDetached whether the part has come off
/// @param partPresent whether a part is held
/// @param power of the pump in %
/// @param vacuum in mbar
public record VacuumState(
        long messageId, boolean inControlRange, boolean partDetached, boolean partPresent, int power, int vacuum) {

    /// Bytes of a datagram.
    public static final int BYTES = 16;

    private static final byte DEVICE_GREEN = 0;

    /// Writes this at the position of `out`, which is little-endian; the device says that it is well.
    public void encode(ByteBuffer out) {
        out.putInt((int) messageId);
        Packed.put(out, inControlRange);
        Packed.put(out, partDetached);
        Packed.put(out, partPresent);
        out.put(DEVICE_GREEN).putInt(power).putInt(vacuum);
    }
}
