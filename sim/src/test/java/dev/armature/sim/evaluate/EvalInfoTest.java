package dev.armature.sim.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalInfoTest {

    private static EvalInfo info(long timingSeed) {
        return new EvalInfo(
                "place",
                "lights",
                "0123abc",
                "armature evaluate --task place",
                "machine " + timingSeed,
                List.of(
                        Samples.policy("RTI", 60, 0.95, 100, 1, 1, timingSeed),
                        Samples.policy("DDPM", 60, 0.6, 100, 100, 8, timingSeed)),
                List.of(12.5 * timingSeed, 80.0 * timingSeed));
    }

    /// All that stands before the last key.
    private static String untimed(EvalInfo info) {
        return info.json().substring(0, info.json().indexOf("\"timing\""));
    }

    @Test
    void shouldRepeatBitForBitButForTheTiming() {
        assertThat(untimed(info(1))).isEqualTo(untimed(info(2)));
        assertThat(info(1).json()).isNotEqualTo(info(2).json());
        assertThat(info(1).json()).isEqualTo(info(1).json());
    }

    @Test
    void shouldHoldTheSameOutsideTheTimingKeyOfTheFile(@TempDir Path folder) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Path file = folder.resolve("new/eval_info.json");
        info(1).write(file);
        JsonNode first = mapper.readTree(file.toFile());
        info(2).write(file);
        JsonNode second = mapper.readTree(file.toFile());

        assertThat(first).isNotEqualTo(second);
        for (JsonNode root : List.of(first, second)) {
            assertThat(((ObjectNode) root).remove("timing")).isNotNull();
        }
        assertThat(first.toString()).isEqualTo(second.toString());
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldSpeakLeRobotsWords() throws IOException {
        JsonNode root = new ObjectMapper().readTree(info(1).json());
        JsonNode overall = root.path("overall");
        JsonNode episode = root.path("per_episode").path(7);

        assertThat(overall.path("n_episodes").intValue()).isEqualTo(60);
        assertThat(overall.path("pc_success").doubleValue())
                .isCloseTo(100 * overall.path("avg_sum_reward").doubleValue(), within(1e-12));
        assertThat(overall.path("pc_success").doubleValue())
                .isBetween(
                        overall.path("pc_success_wilson95").path(0).doubleValue(),
                        overall.path("pc_success_wilson95").path(1).doubleValue());
        assertThat(episode.path("episode_ix").intValue()).isEqualTo(7);
        assertThat(episode.path("seed").longValue()).isEqualTo(1007);
        assertThat(episode.path("milestones_s").path("grasped").doubleValue()).isPositive();
        assertThat(root.path("timing")
                        .path("policies")
                        .path(0)
                        .path("eval_ep_s")
                        .doubleValue())
                .isCloseTo(12.5 / 60, within(1e-12));
        assertThat(root.path("policy").path("sha256").textValue()).hasSize(64);
    }

    @Test
    void shouldCountMilestonesAndReasonsOfFailure() throws IOException {
        JsonNode overall = new ObjectMapper()
                .readTree(info(1).json())
                .path("compared")
                .path(0)
                .path("overall");
        int placed = overall.path("milestones").path("placed").intValue();

        assertThat(overall.path("milestones").path("grasped").intValue()).isEqualTo(60);
        assertThat(placed + overall.path("failures").path("time is up").intValue())
                .isEqualTo(60);
        assertThat(placed).isBetween(20, 50);
    }

    @Test
    void shouldWriteNoNumberThatJsonLacks() throws IOException {
        // Evidence of 10^300 and more stays a logarithm.
        PolicyResults always = Samples.policy("always", 2000, 1.1, 1, 1, 1, 1);
        PolicyResults never = Samples.policy("never", 2000, -1, 1, 1, 1, 1);
        EvalInfo info = new EvalInfo("t", "", "", "", "", List.of(always, never), List.of(1.0, 1.0));
        JsonNode pair = new ObjectMapper().readTree(info.json()).path("pairs").path(0);

        assertThat(pair.path("ln_e_a_better").doubleValue()).isGreaterThan(1300);
        assertThat(pair.path("decision").textValue()).isEqualTo("A_BETTER");
        assertThat(info.json()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void shouldRefuseToBeEmpty() {
        assertThatThrownBy(() -> new EvalInfo("t", "", "", "", "", List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
