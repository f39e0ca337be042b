package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointTest {
    private static final String IDENTITY = "data: \"two-ways, 4 episodes — größe\"\nsteps: 20\nnet:\n  width: 8\n";
    private static final Origin ORIGIN = new Origin("1.2, commit abc", "armature train größe", "2026-01-02");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Path file() {
        return folder.resolve("checkpoint.bin");
    }

    private static Checkpoint random(long seed, int n, int points) {
        Random random = new Random(seed);
        LossCurve curve = new LossCurve();
        for (int i = 0; i < points; i++) {
            curve.validated(100 * i, i == 0 ? Float.NaN : random.nextFloat());
            curve.add(random.nextFloat());
        }
        return new Checkpoint(
                IDENTITY,
                ORIGIN,
                new DiffusionTrainer.Weights(
                        1234, floats(random, n), floats(random, n), floats(random, n), floats(random, n)),
                curve);
    }

    private static float[] floats(Random random, int n) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 20_000})
    void shouldReadBackWhatItWrites(int n) {
        Checkpoint given = random(n, n, 3);
        given.write(file());
        Checkpoint back = Checkpoint.read(file(), IDENTITY);
        assertThat(back.origin()).isEqualTo(ORIGIN);
        assertThat(back.weights().step()).isEqualTo(1234);
        assertThat(back.weights().net()).isEqualTo(given.weights().net());
        assertThat(back.weights().average()).isEqualTo(given.weights().average());
        assertThat(back.weights().firstMoment()).isEqualTo(given.weights().firstMoment());
        assertThat(back.weights().secondMoment()).isEqualTo(given.weights().secondMoment());
        assertThat(back.curve().points()).isEqualTo(given.curve().points());
        assertThat(back.curve().losses()).isEqualTo(given.curve().losses()).hasSize(3);
    }

    @Test
    void shouldReplaceTheOldOneAndLeaveNothingBeside() throws IOException {
        random(1, 100, 1).write(file());
        Checkpoint second = random(2, 50, 2);
        second.write(file());
        assertThat(Checkpoint.read(file(), IDENTITY).weights().net())
                .isEqualTo(second.weights().net());
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(file());
        }
    }

    @Test
    void shouldKeepTheOldOneWhenANewOneWasKilledHalfWay() throws IOException {
        Checkpoint old = random(1, 100, 1);
        old.write(file());
        Files.write(folder.resolve("checkpoint.bin.part"), new byte[17]);
        assertThat(Checkpoint.read(file(), IDENTITY).weights().net())
                .isEqualTo(old.weights().net());
        random(3, 100, 1).write(file());
        assertThat(folder.resolve("checkpoint.bin.part")).doesNotExist();
    }

    @Test
    void shouldRefuseEveryCut() throws IOException {
        random(1, 9, 2).write(file());
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertRefused("start over");
        }
    }

    @Test
    void shouldRefuseBytesBehindTheEnd() throws IOException {
        random(1, 9, 2).write(file());
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
        assertRefused("too many");
    }

    @Test
    void shouldRefuseGarbage() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            byte[] garbage = new byte[300];
            new Random(seed).nextBytes(garbage);
            Files.write(file(), garbage);
            assertRefused("start over");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, (1 << 28) + 1})
    void shouldRefuseHugeClaimsBeforeAskingForMemory(int claim) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("ARMTRAIN3");
            for (String text : List.of(IDENTITY, "", "", "")) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            out.writeInt(5);
            out.writeInt(claim);
        }
        Files.write(file(), bytes.toByteArray());
        assertRefused("claims " + claim + " numbers");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, (1 << 24) + 1})
    void shouldRefuseAHugeTextBeforeAskingForMemory(int claim) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("ARMTRAIN3");
            out.writeInt(claim);
        }
        Files.write(file(), bytes.toByteArray());
        assertRefused("claims a text of " + claim + " bytes");
    }

    @Test
    void shouldNameTheKeyThatDiffersWithBothValues() {
        random(1, 9, 2).write(file());
        assertThatThrownBy(() -> Checkpoint.read(file(), IDENTITY.replace("width: 8", "width: 16")))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("checkpoint.bin", "or data: net.width was 8, is 16. Give", "another --out");
    }

    @Test
    void shouldRefuseAnotherKindOfFileAndTellAnOlderVersion() throws IOException {
        begins("ARMTRAIN2");
        assertRefused("of another version (ARMTRAIN2, here ARMTRAIN3)", "the version that began it", "start over");
        begins("PK");
        assertRefused("is no checkpoint");
    }

    private void begins(String magic) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(magic);
        }
        Files.write(file(), bytes.toByteArray());
    }

    @Test
    void shouldSayWhereItCannotWrite() {
        Path nowhere = folder.resolve("missing").resolve("checkpoint.bin");
        assertThatThrownBy(() -> random(1, 3, 1).write(nowhere))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(nowhere.toString(), "Check rights and space");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> Checkpoint.read(file(), IDENTITY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("checkpoint.bin")
                .hasMessageContainingAll(parts);
    }
}
