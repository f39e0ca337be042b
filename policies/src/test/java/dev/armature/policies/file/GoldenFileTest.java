package dev.armature.policies.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class GoldenFileTest {

    private static byte[] sound() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("graph/sample", new float[] {1, 2, 3});
        arrays.put("größe", new float[] {});
        return GoldenFile.write(new Golden(arrays));
    }

    @Property(tries = 200)
    void shouldReadBackWhatItWrites(
            @ForAll @Size(max = 20) Map<@NotEmpty @StringLength(max = 60) String, float[]> arrays) {
        Golden back = GoldenFile.read("golden.bin", GoldenFile.write(new Golden(arrays)));
        assertThat(back.arrays().keySet()).isEqualTo(arrays.keySet());
        arrays.forEach((name, values) -> assertThat(back.arrays().get(name)).isEqualTo(values));
    }

    @Test
    void shouldRefuseEveryCut() {
        byte[] sound = sound();
        for (int length = 0; length < sound.length; length++) {
            assertRefused(Arrays.copyOf(sound, length));
        }
        assertRefused(Arrays.copyOf(sound, sound.length + 1));
    }

    @Property(tries = 500)
    void shouldRefuseGarbageWithoutAskingForMemory(@ForAll long seed) {
        byte[] garbage = new byte[200];
        new Random(seed).nextBytes(garbage);
        ByteBuffer.wrap(garbage).order(ByteOrder.LITTLE_ENDIAN).put("ARMGOLD1".getBytes(StandardCharsets.US_ASCII));
        assertRefused(garbage);
    }

    @Test
    void shouldRefuseHugeClaims() {
        byte[] claims = sound();
        int elements = 8 + 4 + 4 + "graph/sample".length();
        ByteBuffer.wrap(claims).order(ByteOrder.LITTLE_ENDIAN).putInt(elements, Integer.MAX_VALUE);
        assertThatThrownBy(() -> GoldenFile.read("golden.bin", claims))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("golden.bin", "2147483647 elements");
    }

    @Test
    void shouldBeginWithItsName() {
        assertThat(new String(sound(), 0, 8, StandardCharsets.US_ASCII)).isEqualTo("ARMGOLD1");
    }

    private static void assertRefused(byte[] content) {
        assertThatThrownBy(() -> GoldenFile.read("golden.bin", content))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("golden.bin: ");
    }
}
