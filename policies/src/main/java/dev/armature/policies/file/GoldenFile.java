package dev.armature.policies.file;

import dev.armature.core.UserError;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `golden.bin`: named float arrays, little-endian.
///
/// `ARMGOLD1`, then an int count, then for each array: int length of its name, name in UTF-8, int elements, floats.
final class GoldenFile {

    private static final long MAGIC = 0x31444C4F474D5241L;
    private static final int MAX_ARRAYS = 64;
    private static final int MAX_NAME = 256;
    private static final int MAX_ELEMENTS = 4 << 20;

    private GoldenFile() {}

    static byte[] write(Golden golden) {
        int size = Long.BYTES + Integer.BYTES;
        for (Map.Entry<String, float[]> array : golden.arrays().entrySet()) {
            size += 2 * Integer.BYTES
                    + array.getKey().getBytes(StandardCharsets.UTF_8).length
                    + array.getValue().length * Float.BYTES;
        }
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MAGIC).putInt(golden.arrays().size());
        golden.arrays().forEach((name, values) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            out.putInt(bytes.length).put(bytes).putInt(values.length);
            for (float value : values) {
                out.putFloat(value);
            }
        });
        return out.array();
    }

    /// @param file what errors call it
    static Golden read(String file, byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (in.getLong() != MAGIC) {
                throw broken(file, "does not begin with ARMGOLD1", null);
            }
            int count = within(file, in.getInt(), MAX_ARRAYS, "arrays");
            Map<String, float[]> arrays = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                byte[] name = new byte[within(file, in.getInt(), MAX_NAME, "bytes in a name")];
                in.get(name);
                // a length that the file cannot hold is refused before memory is asked for
                int elements =
                        within(file, in.getInt(), Math.min(MAX_ELEMENTS, in.remaining() / Float.BYTES), "elements");
                float[] values = new float[elements];
                in.asFloatBuffer().get(values);
                in.position(in.position() + elements * Float.BYTES);
                arrays.put(new String(name, StandardCharsets.UTF_8), values);
            }
            if (in.hasRemaining()) {
                throw broken(file, "has " + in.remaining() + " bytes too many", null);
            }
            return new Golden(arrays);
        } catch (BufferUnderflowException e) {
            throw broken(file, "is cut off", e);
        }
    }

    private static int within(String file, int n, int max, String what) {
        if (n < 0 || n > max) {
            throw broken(file, "claims " + n + " " + what + " where at most " + max + " can be", null);
        }
        return n;
    }

    private static UserError broken(String file, String what, @Nullable Throwable cause) {
        String wayOut = "Copy the policy again, whole.";
        return cause == null ? new UserError(file, what, wayOut) : new UserError(file, what, wayOut, cause);
    }
}
