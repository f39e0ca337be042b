package dev.armature.sim.mujoco;

import dev.armature.sim.mujoco.internal.Native;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Objects;

/// Where geoms touch, and how hard. Belongs to one [Data] and is filled by [Data#contacts()]; allocates only when there
/// are more contacts than ever before.
public final class Contacts {

    private static final int NUMBERS = 12;

    private int count;
    private int capacity;
    private DoubleBuffer numbers = DoubleBuffer.allocate(0);
    private long address;

    Contacts() {
        grow(64);
    }

    void fill(Native.Data data) {
        count = data.contacts(address, capacity);
        if (count > capacity) {
            grow(2 * count);
            count = data.contacts(address, capacity);
        }
    }

    private void grow(int contacts) {
        ByteBuffer memory =
                ByteBuffer.allocateDirect(contacts * NUMBERS * Double.BYTES).order(ByteOrder.nativeOrder());
        address = MemorySegment.ofBuffer(memory).address();
        numbers = memory.asDoubleBuffer();
        capacity = contacts;
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// The first geom of a contact.
    public int geom1(int contact) {
        return (int) number(contact, 0);
    }

    /// The second geom of a contact.
    public int geom2(int contact) {
        return (int) number(contact, 1);
    }

    /// Distance between the surfaces, m; negative when they overlap.
    public double distance(int contact) {
        return number(contact, 2);
    }

    /// How hard the geoms press, N.
    public double normalForce(int contact) {
        return number(contact, 3);
    }

    /// Size of the friction force, N.
    public double tangentForce(int contact) {
        return Math.hypot(number(contact, 4), number(contact, 5));
    }

    /// A coordinate of the contact point in the world, m.
    public double position(int contact, int axis) {
        return number(contact, 6 + Objects.checkIndex(axis, 3));
    }

    /// A coordinate of the unit normal in the world, from the first geom to the second.
    public double normal(int contact, int axis) {
        return number(contact, 9 + Objects.checkIndex(axis, 3));
    }

    private double number(int contact, int offset) {
        return numbers.get(Objects.checkIndex(contact, count) * NUMBERS + offset);
    }
}
