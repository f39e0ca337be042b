package dev.armature.launch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class FigureTest {

    @Test
    void shouldBeOneLineOfJsonInAFixedOrder() {
        Figure figure = new Figure("physics.steps_per_s", 46_200, "1/s", "C program 47400 1/s", 0.9747, 0.95, true);

        assertThat(figure.json())
                .isEqualTo("{\"name\":\"physics.steps_per_s\",\"value\":46200.0,\"unit\":\"1/s\","
                        + "\"against\":\"C program 47400 1/s\",\"ratio\":0.9747,\"goal\":0.95,\"holds\":true}");
    }

    @Test
    void shouldWriteNullWhereThereIsNoNumber() {
        Figure figure = new Figure(
                "tick.bytes", Double.POSITIVE_INFINITY, "B", "", Double.NaN, Double.NEGATIVE_INFINITY, false);

        assertThat(figure.json()).contains("\"value\":null", "\"ratio\":null", "\"goal\":null", "\"holds\":false");
    }

    @Test
    void shouldStayOneLineWhateverTheTextsHold() {
        Figure figure = new Figure("a\"b", 1, "°C", "line\nline", 1, 1, true);

        assertThat(figure.json()).contains("a\\\"b", "line\\nline").doesNotContain("\n");
    }

    @Property(seed = "1")
    void shouldBeReadBackAsItWasWritten(@ForAll String name, @ForAll double value, @ForAll boolean holds)
            throws JsonProcessingException {
        Figure figure = new Figure(name, value, "s", "", Double.NaN, value, holds);

        JsonNode read = new ObjectMapper().readTree(figure.json());

        assertThat(read.get("name").textValue()).isEqualTo(name);
        assertThat(read.get("value").doubleValue()).isEqualTo(value);
        assertThat(read.get("holds").booleanValue()).isEqualTo(holds);
    }
}
