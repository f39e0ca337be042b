package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;

/// What every message over TCP begins with.
///
/// @param service number of the service in the version that is spoken
/// @param commandId counts up from 0 on each connection; a response repeats its request's
/// @param size of the whole message in bytes, this header included
public record Header(long service, long commandId, int size) {

    /// The two forms of a header.
    public enum Form {
        /// The robot's: the service takes 4 bytes.
        ROBOT(12),
        /// The grippers': the service takes 2 bytes.
        GRIPPER(10);

        private final int bytes;

        Form(int bytes) {
            this.bytes = bytes;
        }

        /// Bytes of the header.
        public int bytes() {
            return bytes;
        }

        /// Where in the header the size lies, 4 bytes.
        public int sizeAt() {
            return bytes - Integer.BYTES;
        }
    }

    /// Writes this at the position of `out`, which is little-endian.
    public void encode(Form form, ByteBuffer out) {
        if (form == Form.ROBOT) {
            out.putInt((int) service);
        } else {
            out.putShort((short) service);
        }
        out.putInt((int) commandId).putInt(size);
    }

    /// Reads a header at the position of `in`, which is little-endian.
    public static Header decode(Form form, ByteBuffer in) {
        long service = form == Form.ROBOT ? Integer.toUnsignedLong(in.getInt()) : Short.toUnsignedLong(in.getShort());
        return new Header(service, Integer.toUnsignedLong(in.getInt()), in.getInt());
    }
}
