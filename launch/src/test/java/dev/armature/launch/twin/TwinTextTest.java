package dev.armature.launch.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.core.Mailbox;
import dev.armature.sim.live.Stretch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class TwinTextTest {

    private static Stretch ticks(int n, long computeNanos, long physicsNanos) {
        Stretch out = new Stretch();
        for (int i = 0; i < n; i++) {
            out.compute().add(computeNanos);
            out.physics().add(physicsNanos);
        }
        return out;
    }

    @Test
    void shouldStandARunWithoutTicks() throws JsonProcessingException {
        Stretch none = new Stretch();
        assertThat(TwinText.line(none)).contains("0.0 s", "late 0").doesNotContain("NaN", "held");
        assertThat(String.join("\n", TwinText.summary(none))).doesNotContain("NaN", "Infinity");
        JsonNode json = new ObjectMapper().readTree(TwinText.json(none));
        assertThat(json.get("ticks").intValue()).isZero();
        assertThat(json.get("real_time_factor").doubleValue()).isZero();
    }

    @Property(tries = 100)
    void shouldTellTheSameTimesInAllForms(
            @ForAll @IntRange(min = 1, max = 2000) int n, @ForAll @IntRange(min = 1000, max = 900_000) int nanos)
            throws JsonProcessingException {
        Stretch stretch = ticks(n, nanos, 2L * nanos);
        JsonNode json = new ObjectMapper().readTree(TwinText.json(stretch));
        double micros = nanos / 1e3;
        assertThat(json.get("tick_p50_us").doubleValue()).isCloseTo(micros, within(0.017 * micros));
        assertThat(json.get("tick_p99_us").doubleValue()).isCloseTo(micros, within(0.017 * micros));
        assertThat(json.get("tick_max_us").doubleValue()).isCloseTo(micros, within(1e-9));
        assertThat(json.get("physics_p99_us").doubleValue()).isCloseTo(2 * micros, within(0.034 * micros));
        assertThat(json.get("ticks").intValue()).isEqualTo(n);
        String p50 = String.format(
                java.util.Locale.ROOT,
                "tick p50 %.1f us",
                json.get("tick_p50_us").doubleValue());
        assertThat(TwinText.line(stretch)).contains(p50);
        assertThat(TwinText.json(stretch)).doesNotContain("\n");
    }

    @Test
    void shouldNameEveryFigureWithItsUnit() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(TwinText.json(ticks(3, 5000, 7000)));
        List<String> names = new java.util.ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "simulated_s",
                        "wall_s",
                        "real_time_factor",
                        "error_rms_mm",
                        "error_max_mm",
                        "tick_p50_us",
                        "tick_p99_us",
                        "tick_max_us",
                        "physics_p50_us",
                        "physics_p99_us",
                        "ticks",
                        "late_ticks",
                        "held_ticks");
        assertThat(TwinText.summary(ticks(3, 5000, 7000)))
                .hasSize(5)
                .anyMatch(line -> line.startsWith("ticks          3, of which late 0"));
    }

    @Test
    void shouldTellWhatComesAndEndWhenClosed() {
        Mailbox<Stretch> news = new Mailbox<>(Stretch::new);
        StringWriter text = new StringWriter();
        try (NewsReader reader = new NewsReader(news, new PrintWriter(text), TwinText::line)) {
            assertThat(reader).isNotNull();
            news.writable().compute().add(5000);
            news.publish();
            for (int i = 0; i < 200 && text.getBuffer().isEmpty(); i++) {
                dev.armature.core.time.Clock clock = dev.armature.core.time.Clock.system();
                clock.sleepUntil(clock.nanoTime() + 20_000_000);
            }
        }
        assertThat(text.toString().lines()).hasSize(1).allMatch(line -> line.contains("tick p50 5.0 us"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldStayInterruptedWhenItWasWhileClosing() {
        NewsReader reader =
                new NewsReader(new Mailbox<>(Stretch::new), new PrintWriter(new StringWriter()), TwinText::line);
        Thread.currentThread().interrupt();
        reader.close();
        assertThat(Thread.interrupted()).isTrue();
    }
}
