package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;

/// Packed fields at a buffer's position. The buffer must be little-endian. Allocates nothing.
final class Packed {

    private Packed() {}

    static void put(ByteBuffer out, double[] values) {
        for (double value : values) {
            out.putDouble(value);
        }
    }

    static void get(ByteBuffer in, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getDouble();
        }
    }

    static void put(ByteBuffer out, boolean value) {
        out.put((byte) (value ? 1 : 0));
    }

    static boolean flag(ByteBuffer in) {
        return in.get() != 0;
    }

    /// A set of flags, a byte each.
    static void put(ByteBuffer out, long set, int count) {
        for (int i = 0; i < count; i++) {
            out.put((byte) (set >>> i & 1));
        }
    }

    static long set(ByteBuffer in, int count) {
        long set = 0;
        for (int i = 0; i < count; i++) {
            set |= in.get() == 0 ? 0 : 1L << i;
        }
        return set;
    }
}
