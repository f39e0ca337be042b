package dev.armature.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.core.UserError;
import dev.armature.policies.onnx.Provider;
import dev.armature.sim.evaluate.statistics.Latency;
import dev.armature.sim.live.LiveRun;
import dev.armature.sim.live.Stretch;
import dev.armature.sim.task.Tasks;
import dev.armature.sim.trial.Trial;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told of episodes in real time, and what is refused before them.
class LiveTextTest {

    private static final LiveRun FINE = run("rti@1", "", 3);
    private static final LiveRun LATE = run("ddpm-100@1", "touched the pillar", 4000);

    @Test
    void shouldTellEachFigureInItsColumn() {
        List<String> lines = LiveText.table(List.of(FINE, LATE)).lines().toList();

        assertThat(lines.get(0)).startsWith("in real time").contains("x real", "infer.     ms", "missed");
        assertThat(lines.get(2).split(" +"))
                .containsExactly(
                        "rti@1", "1000", "success", "8.1", "0.96", "3", "5", "40", "13.0", "41.0", "0.80", "5.00",
                        "1.8", "6.0", "2");
        assertThat(lines.get(3).split(" +")).contains("ddpm-100@1", "failed", "4000");
        assertThat(lines.get(2)).hasSameSizeAs(lines.get(3));
        assertThat(lines).allMatch(line -> line.length() <= 112).anyMatch(line -> line.contains("late: ticks of 1 ms"));
    }

    @Test
    void shouldTellASecondAndHowAnEpisodeEnded() {
        Stretch second = new Stretch();
        second.compute().add(12_000);

        assertThat(LiveText.line("rti@1", 7, second))
                .startsWith("live rti@1")
                .contains("seed 7", "tick p50 12.0 us", "late 0")
                .doesNotContain("held");
        assertThat(LiveText.outcome(FINE)).endsWith("8.1 s  success");
        assertThat(LiveText.outcome(LATE)).endsWith("touched the pillar");
    }

    @Test
    void shouldPutEpisodesIntoTheEvaluationsJson() throws JsonProcessingException {
        JsonNode all = new ObjectMapper().readTree(LiveText.json("{\"task\": \"place\"}", List.of(FINE, LATE)));

        assertThat(all.get("task").asText()).isEqualTo("place");
        assertThat(all.get("live")).hasSize(2);
        JsonNode late = all.get("live").get(1);
        assertThat(late.get("sampler").asText()).isEqualTo("ddpm-100@1");
        assertThat(late.get("failure").asText()).isEqualTo("touched the pillar");
        assertThat(late.get("success").asBoolean()).isFalse();
        assertThat(late.get("ticks").asInt()).isEqualTo(8100);
        assertThat(late.get("late_ticks").asInt()).isEqualTo(4000);
        assertThat(late.get("tick_p99_us").asDouble()).isEqualTo(41);
        assertThat(late.get("inference_p50_ms").asDouble()).isEqualTo(0.8);
        assertThat(late.get("action_age_max_ms").asDouble()).isEqualTo(7);
        assertThat(late.get("first_action_age_ms").asDouble()).isEqualTo(40);
        assertThat(late.get("missed_observations").asInt()).isEqualTo(2);
        assertThat(late.get("refused_chunks").asInt()).isEqualTo(1);
    }

    @Test
    void shouldLeaveTheEvaluationsJsonAloneWhenThereAreNone() {
        assertThat(LiveText.json("{ }", List.of())).isEqualTo("{ }");
        assertThatIllegalArgumentException().isThrownBy(() -> LiveText.json("{", List.of(FINE)));
    }

    @Test
    void shouldPlayNothingWhenNoEpisodeIsAskedForAndRefuseLess() throws InterruptedException {
        StringWriter told = new StringWriter();
        assertThat(episodes(0).play(new PrintWriter(told))).isEmpty();
        assertThat(told.toString()).isEmpty();
        assertThatThrownBy(() -> episodes(-1))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("--live -1", "0 or more");
    }

    private static LiveEpisodes episodes(int n) {
        return new LiveEpisodes(
                Path.of("nowhere"), Provider.CPU, Tasks.named("place"), List.of(Trial.parse("rti@1")), n, 1000);
    }

    private static LiveRun run(String name, String failure, long late) {
        return new LiveRun(
                name,
                1000,
                failure.isEmpty(),
                failure,
                8.1,
                8.4,
                new LiveRun.Ticks(8100, late, 40, 5, new Latency(8100, 13_000, 41_000, 95_000)),
                new LiveRun.Chunks(
                        81,
                        1,
                        2,
                        40_000_000,
                        new Latency(80, 800_000, 5_000_000, 6_000_000),
                        new Latency(79, 1_800_000, 6_000_000, 7_000_000)));
    }
}
