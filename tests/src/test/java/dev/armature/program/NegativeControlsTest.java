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
/// right. Shown from level 3, where the last chunk counts; the shipped list begins high enough for the network to mend
/// also a chunk that was put wrong.
final class NegativeControlsTest {

    private static final String SHIPPED =
            Path.of("..", "models", "place").toAbsolutePath().normalize().toString();
    private static final String LIST = "rti:ddpm:3,1,0";
    private static final int EPISODES = 20;

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
    void shouldSucceedWhenDoneRight() {
        assertThat(percent("/overall")).isGreaterThanOrEqualTo(85);
        assertThat(info.at("/overall/network_calls_per_step").asDouble()).isLessThanOrEqualTo(4);
    }

    @Test
    void shouldFailWhenTheLastChunkIsNotExpressedAnew() {
        assertThat(info.at("/compared/0/policy/name").asText()).isEqualTo(LIST + "+no-re-reference@1");
        // the loop's limits make a ramp of each jump, and some episodes succeed all the same
        assertThat(percent("/compared/0/overall")).isLessThanOrEqualTo(0.6 * percent("/overall"));
    }

    @Test
    void shouldFailUnderAnotherNoiseSchedule() {
        assertThat(info.at("/compared/1/policy/name").asText()).isEqualTo(LIST + "+linear@1");
        assertThat(percent("/compared/1/overall")).isLessThanOrEqualTo(0.6 * percent("/overall"));
    }

    private static double percent(String of) {
        return info.at(of + "/pc_success").asDouble();
    }
}
