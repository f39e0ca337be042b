package dev.armature.sim.mujoco;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/// Views of the arrays of an `mjModel` or `mjData`, by the names of MuJoCo's documentation, such as `body_mass`. A view
/// is MuJoCo's own memory: what is written is what the next step reads. Read and write with absolute positions
/// (`get(i)`, `put(i, x)`, `get(0, array)`): views are shared.
final class Fields {

    /// Asks the native object for one of its arrays.
    interface Source {
        long address(String name, byte type);

        /// Elements; -1 when there is no such field of that type.
        long count(String name, byte type);

        String names(byte type);
    }

    private final Memory memory;
    private final Source source;

    Fields(Memory memory, Source source) {
        this.memory = memory;
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
        return bytes(name, 'b', Byte.BYTES).order(ByteOrder.nativeOrder());
    }

    private ByteBuffer bytes(String name, char type, int size) {
        memory.check();
        long count = source.count(name, (byte) type);
        if (count < 0) {
            throw new IllegalArgumentException(
                    "no field " + name + " of this type; there are: " + source.names((byte) type));
        }
        return memory.view(source.address(name, (byte) type), count * size);
    }
}
