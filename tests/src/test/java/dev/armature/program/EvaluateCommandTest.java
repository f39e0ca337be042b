package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The policy that ships, played on the twin.
final class EvaluateCommandTest {

    private static final String SHIPPED =
            Path.of("..", "models", "place").toAbsolutePath().normalize().toString();

    @TempDir
    private Path folder;

    @Test
    void shouldRepeatBitForBitOnAnyNumberOfThreads() throws IOException {
        JsonNode first = played("first", "2");
        JsonNode second = played("second", "1");
        assertThat(first.at("/overall/n_episodes").asInt()).isEqualTo(3);
        assertThat(first.at("/compared/0/policy/name").asText()).isEqualTo("ddim-10@8");
        assertThat(first.at("/per_episode/0/jerk_m").asDouble()).isPositive();
        assertThat(repeatable(second)).isEqualTo(repeatable(first));
    }

    @Test
    void shouldSucceedThroughTheRobotsWireToo() throws IOException {
        JsonNode info = played("through-fci", "1", "--through", "fci");
        assertThat(info.get("per_episode")).hasSizeGreaterThanOrEqualTo(3);
        int successes = 0;
        for (JsonNode episode : info.get("per_episode")) {
            successes += episode.get("success").asBoolean() ? 1 : 0;
        }
        assertThat(successes).isEqualTo(info.get("per_episode").size());
    }

    @Test
    void shouldShowTableGoalsAndPictures() throws IOException {
        Path out = folder.resolve("demo");
        Run run = Run.of("demo", "--policy", SHIPPED, "--episodes", "2", "--out", out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("in real time", "age of actions")
                .contains("rti@1", "ddim-10@1", "ddpm-100@8", "ddpm-100@1")
                .contains("network calls, against ddpm-100@1", "goal ≥ 25 ×")
                .contains(out.resolve("report.html").toString());
        String page = Files.readString(out.resolve("report.html"));
        assertThat(page)
                .as("a headline that claims nothing, whatever came out")
                .contains("Real-time iteration beside DDIM and DDPM")
                .doesNotContainIgnoringCase("steadier");
        assertThat(page).contains("data:image/png;base64,", "obstacle", "In real time", "× real time");
        assertThat(run.err()).contains("live rti@1", "live ddpm-100@1");
        assertThat(out.resolve("eval_info.json")).exists();
    }

    /// What does not depend on how fast the machine is: `demo --check` asks all of it of 200 episodes.
    @Test
    void shouldReachTheGoalsOfCallsSuccessAndJerk() {
        Path out = folder.resolve("goals");
        Run run = Run.of(
                "demo",
                "--policy",
                SHIPPED,
                "--no-pictures",
                "--live",
                "0",
                "--episodes",
                "12",
                "--out",
                out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        List<String> goals = run.out()
                .lines()
                .filter(line -> line.contains(" goal ") && !line.contains("p99"))
                .toList();
        assertThat(goals).hasSize(5).allMatch(line -> line.stripTrailing().endsWith("holds"));
    }

    @Test
    void shouldRefuseFewerLiveEpisodesThanNone() {
        Run run = Run.of("demo", "--policy", SHIPPED, "--live", "-1", "--out", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--live -1", "0 or more");
    }

    @Test
    void shouldRefuseAPolicyOfAnotherTask() {
        Run run = Run.of("evaluate", SHIPPED, "--task", "lift", "--episodes", "1", "--out", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("observation.environment_state", "lift", "trained on this task");
    }

    @Test
    void shouldRefuseAnUnknownSampler() {
        Run run = Run.of("evaluate", SHIPPED, "--sampler", "euler-3", "--out", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("euler-3", "ddpm-100");
    }

    @Test
    void shouldRefuseAnUnknownKeyOfAPerturbation() throws IOException {
        Path yaml = folder.resolve("shaken.yaml");
        Files.writeString(yaml, "friction: 0.3\n");
        Run run = Run.of("evaluate", SHIPPED, "--perturb", yaml.toString(), "--out", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("shaken.yaml", "friction");
    }

    @Test
    void shouldRefuseAPolicyThatIsNotThere() {
        Run run = Run.of("demo", "--policy", folder.resolve("nothing").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("nothing");
    }

    private JsonNode played(String name, String threads, String... more) throws IOException {
        Path out = folder.resolve(name);
        List<String> words = new ArrayList<>(List.of("evaluate", SHIPPED, "--no-pictures", "--episodes", "3"));
        words.addAll(List.of("--sampler", "rti", "--sampler", "ddim-10@8", "--threads", threads));
        words.addAll(List.of("--out", out.toString()));
        words.addAll(List.of(more));
        Run run = Run.of(words.toArray(new String[0]));
        assertThat(run.code()).as(run.err()).isZero();
        return new ObjectMapper().readTree(out.resolve("eval_info.json").toFile());
    }

    /// All but the clock and the words that were typed.
    private static JsonNode repeatable(JsonNode info) {
        ObjectNode copy = info.deepCopy();
        copy.remove("timing");
        copy.remove("command");
        return copy;
    }
}
