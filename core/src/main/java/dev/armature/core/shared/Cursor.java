package dev.armature.core.shared;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import us.ihmc.euclid.transform.RigidBodyTransform;

/// Writes or reads numbers one after the other. Each takes 8 bytes, floats 4.
final class Cursor {

    private final MemorySegment memory;
    private long at;

    Cursor(MemorySegment memory) {
        this.memory = memory;
    }

    Cursor to(long offset) {
        at = offset;
        return this;
    }

    void put(long value) {
        memory.set(ValueLayout.JAVA_LONG, at, value);
        at += Long.BYTES;
    }

    long getLong() {
        long value = memory.get(ValueLayout.JAVA_LONG, at);
        at += Long.BYTES;
        return value;
    }

    int getInt() {
        return (int) getLong();
    }

    void put(double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, at, value);
        at += Double.BYTES;
    }

    double getDouble() {
        double value = memory.get(ValueLayout.JAVA_DOUBLE, at);
        at += Double.BYTES;
        return value;
    }

    void put(double[] values) {
        MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_DOUBLE, at, values.length);
        at += (long) values.length * Double.BYTES;
    }

    void get(double[] out) {
        MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, at, out, 0, out.length);
        at += (long) out.length * Double.BYTES;
    }

    void put(float[] values) {
        MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_FLOAT, at, values.length);
        at += (long) values.length * Float.BYTES;
    }

    void get(float[] out) {
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, at, out, 0, out.length);
        at += (long) out.length * Float.BYTES;
    }

    void put(byte[] values) {
        MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_BYTE, at, values.length);
        at += values.length;
    }

    void get(byte[] out) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, out, 0, out.length);
        at += out.length;
    }

    /// Twelve numbers, row by row.
    void put(RigidBodyTransform X) {
        put(X.getM00());
        put(X.getM01());
        put(X.getM02());
        put(X.getM03());
        put(X.getM10());
        put(X.getM11());
        put(X.getM12());
        put(X.getM13());
        put(X.getM20());
        put(X.getM21());
        put(X.getM22());
        put(X.getM23());
    }

    /// The same bits as were put, even where they are no rotation: whoever uses it looks whether it is finite.
    void get(RigidBodyTransform out) {
        double m00 = getDouble();
        double m01 = getDouble();
        double m02 = getDouble();
        double x = getDouble();
        double m10 = getDouble();
        double m11 = getDouble();
        double m12 = getDouble();
        double y = getDouble();
        double m20 = getDouble();
        double m21 = getDouble();
        double m22 = getDouble();
        double z = getDouble();
        out.getRotation().setUnsafe(m00, m01, m02, m10, m11, m12, m20, m21, m22);
        out.getTranslation().set(x, y, z);
    }
}
