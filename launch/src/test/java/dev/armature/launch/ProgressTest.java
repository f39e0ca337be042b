package dev.armature.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.armature.core.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final ManualClock clock = new ManualClock(0);

    @Test
    void shouldTellEveryTenthOfSlowWork() {
        run(100, 2 * SECOND);

        assertThat(lines()).hasSize(10).first().isEqualTo("record: 10/100 (10 %) 20 s");
        assertThat(lines().getLast()).isEqualTo("record: 100/100 (100 %) 200 s");
    }

    @Test
    void shouldNotFloodWhenWorkIsQuick() {
        run(1000, SECOND / 100);

        assertThat(lines()).containsExactly("record: 1000/1000 (100 %) 10 s");
    }

    @Test
    void shouldTellTheEndOnceAndTheNoteWithIt() {
        try (Progress progress = new Progress("train", 2, out, clock, false)) {
            progress.to(2, "loss 0.5");
            progress.to(2, "loss 0.4");
        }

        assertThat(lines()).containsExactly("train: 2/2 (100 %) 0 s loss 0.5");
    }

    @Test
    void shouldDrawABarOnATerminal() {
        try (Progress progress = new Progress("record", 4, out, clock, true)) {
            progress.to(4, "well");
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("record", "100%", "4/4", "well");
    }

    @Test
    void shouldRefuseATotalOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Progress("record", 0, out, clock, false));
    }

    private void run(int steps, long nanosEach) {
        try (Progress progress = new Progress("record", steps, out, clock, false)) {
            for (int i = 0; i < steps; i++) {
                clock.advance(nanosEach);
                progress.step();
            }
        }
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
