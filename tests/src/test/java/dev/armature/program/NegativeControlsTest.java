package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real-time iteration done wrong must fail on the task: what makes the warm start work has to be the warm start done
/// right. Shown from level 1, where nearly all of the last chunk stays; the shipped list begins high enough for the
/// network
/// to mend also a chunk that was put wrong.
final class NegativeControlsTest {

    private static final String SHIPPED =
            Path.of("..", "models", "place").toAbsolutePath().normalize().toString();
    private static final String LIST = "rti:ddim:1";
    private static final int EPISODES = 24;

    /// One episode, in percent.
    private static final double FAILURE = 5;

    @TempDir
    private static Path folder;

    private static JsonNode info = new ObjectMapper().nullNode();

    @BeforeAll
    static void play() throws IOException {
        Run run = Run.of(
                "evaluate",
                SHIPPED,
                "--sampler",
                LIST,
                "--sampler",
                LIST + "+no-re-reference",
                "--sampler",
                LIST + "+linear",
                "--episodes",
                Integer.toString(EPISODES),
                "--seed",
                "1000",
                "--out",
                folder.toString(),
                "--no-pictures");
        assertThat(run.code()).as(run.err()).isZero();
        info = new ObjectMapper().readTree(folder.resolve("eval_info.json").toFile());
    }

    @Test
    void shouldMostlySucceedWhenDoneRight() {
        assertThat(percent("/overall")).isGreaterThanOrEqualTo(50);
        assertThat(info.at("/overall/network_calls_per_step").asDouble()).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldFailWhenTheLastChunkIsNotExpressedAnew() {
        assertThat(info.at("/compared/0/policy/name").asText()).isEqualTo(LIST + "+no-re-reference@1");
        assertThat(percent("/compared/0/overall")).isLessThanOrEqualTo(FAILURE);
    }

    @Test
    void shouldFailUnderAnotherNoiseSchedule() {
        assertThat(info.at("/compared/1/policy/name").asText()).isEqualTo(LIST + "+linear@1");
        assertThat(percent("/compared/1/overall")).isLessThanOrEqualTo(FAILURE);
    }

    private static double percent(String of) {
        return info.at(of + "/pc_success").asDouble();
    }
}
