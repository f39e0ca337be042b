package dev.armature.sim.mujoco;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;

/// Views of the arrays of an `mjModel` or `mjData`, by the names of MuJoCo's documentation, such as `body_mass`. A view
/// is MuJoCo's own memory: what is written is what the next step reads. Each view is made once and costs nothing after;
/// read and write with absolute positions (`get(i)`, `put(i, x)`, `get(0, array)`). After the owner is closed every use
/// of a view throws `IllegalStateException`.
final class Fields implements AutoCloseable {

    /// Asks the native object for one of its arrays: `fieldAddress`, `fieldCount` or `fieldNames`.
    interface Source {
        long address(String name, byte type);

        long count(String name, byte type);

        String names(byte type);
    }

    private final String owner;
    private final Pointer pointer;
    private final Source source;
    private final Arena arena = Arena.ofShared();
    private final Map<String, ByteBuffer> views = new HashMap<>();

    Fields(String owner, Pointer pointer, Source source) {
        this.owner = owner;
        this.pointer = pointer;
        this.source = source;
    }

    DoubleBuffer doubles(String name) {
        return bytes(name, 'd', Double.BYTES).asDoubleBuffer();
    }

    FloatBuffer floats(String name) {
        return bytes(name, 'f', Float.BYTES).asFloatBuffer();
    }

    IntBuffer ints(String name) {
        return bytes(name, 'i', Integer.BYTES).asIntBuffer();
    }

    ByteBuffer bytes(String name) {
        return bytes(name, 'b', Byte.BYTES);
    }

    /// Memory at an address that the native object owns.
    ByteBuffer view(long address, long bytes) {
        // the cleanup holds the pointer, so that the collector never frees memory that a view still shows
        MemorySegment memory = MemorySegment.ofAddress(address).reinterpret(bytes, arena, _ -> pointer.isNull());
        return memory.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private synchronized ByteBuffer bytes(String name, char type, int size) {
        check();
        ByteBuffer known = views.get(name);
        if (known != null) {
            return known.duplicate().order(ByteOrder.nativeOrder());
        }
        long count = source.count(name, (byte) type);
        if (count < 0) {
            throw new IllegalArgumentException(
                    owner + " has no field " + name + " of this type; it has: " + source.names((byte) type));
        }
        ByteBuffer made = view(source.address(name, (byte) type), count * size);
        views.put(name, made);
        return made.duplicate().order(ByteOrder.nativeOrder());
    }

    void check() {
        if (!arena.scope().isAlive()) {
            throw new IllegalStateException(owner + " is closed");
        }
    }

    /// Ends all views, then frees the memory below them.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
            pointer.deallocate();
        }
    }
}
