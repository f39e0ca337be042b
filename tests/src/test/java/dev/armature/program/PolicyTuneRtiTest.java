package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyTuneRtiTest {

    private static final List<String> STATE = List.of("ee_x", "ee_y", "ee_z");

    @TempDir
    private static Path folder;

    private static Path dataset;
    private static Path policy;

    @BeforeAll
    static void train() {
        dataset = SmallDataset.at(folder.resolve("demonstrations"));
        policy = SmallPolicy.at(dataset, folder.resolve("policy"));
    }

    @Test
    void shouldPrintTheCandidatesAndWriteTheBest() throws IOException {
        Path out = folder.resolve("tuned");
        byte[] before = Files.readAllBytes(policy.resolve("policy.yaml"));

        Path json = folder.resolve("tuned.json");

        Run run = tune(dataset, "--out", out.toString(), "--json", json.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("19 moments of 1 held-out episodes in " + dataset)
                .contains("list ", "ddim:25 ", "ddim:60", "<- chosen", "(fresh solve from noise)", "19 windows");
        Matcher chosen = Pattern.compile("(?m)^(\\S+) .*<- chosen$").matcher(run.out());
        assertThat(chosen.find()).isTrue();
        assertThat(run.out()).contains("written to " + out + "/policy.yaml: sampler.refine: " + chosen.group(1));
        assertThat(Files.readString(out.resolve("policy.yaml"))).contains("refine: \"" + chosen.group(1) + "\"");
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.get("chosen").asText()).isEqualTo(chosen.group(1));
        assertThat(figures.get("windows").asInt()).isEqualTo(19);
        assertThat(figures.findValuesAsText("list")).contains("ddim:25", chosen.group(1));
        for (JsonNode candidate : figures.get("candidates")) {
            assertThat(candidate.get("error").asDouble()).isPositive();
        }
        assertThat(run.out()).contains("ONNX Runtime runs on cpu");
        assertThat(Run.of("policy", "verify", out.toString()).code()).isZero();
        assertThat(policy.resolve("policy.yaml")).hasBinaryContent(before);
    }

    @Test
    void shouldRepeatWithTheSameSeedAndWriteNothingWhenDry() throws IOException {
        byte[] before = Files.readAllBytes(policy.resolve("policy.yaml"));

        Run first = tune(dataset, "--dry-run", "--seed", "7", "--windows", "8");
        Run second = tune(dataset, "--dry-run", "--seed", "7", "--windows", "8");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).isEqualTo(second.out()).contains("not written", "8 windows");
        assertThat(policy.resolve("policy.yaml")).hasBinaryContent(before);
    }

    @Test
    void shouldUseAllEpisodesOfADatasetThatWasNotLearnedFrom() {
        Path other = SmallDataset.higher(folder.resolve("others"));

        Run run = tune(other, "--dry-run", "--windows", "30");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("30 moments of 4 episodes in " + other);
    }

    @Test
    void shouldKnowTheDatasetOfTheTrainingUnderAnotherName() {
        Run run = tune(SmallDataset.at(folder.resolve("renamed")), "--dry-run", "--windows", "8");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("8 moments of 1 held-out episodes in ");
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        Path names = SmallDataset.at(folder.resolve("names"), 10, List.of("ee_x", "ee_y", "ee_z", "wrist"));
        Path rate = SmallDataset.at(folder.resolve("rate"), 20, STATE);

        refused(tune(names), "names: holds [observation.state[ee_x, ee_y, ee_z, wrist]]", "was trained on");
        refused(tune(rate), "rate: has 20 frames a second, but the policy's action.period_s is 0.1", "policy's rate");
        refused(tune(dataset, "--json", folder + "/none/x.json"), "none/x.json", "folder that exists");
        refused(tune(dataset, "--episodes", "2"), "--episodes 2", "Give 1 to 1 held-out episodes");
        refused(tune(folder.resolve("nowhere")), "nowhere/meta/info.json", "give the folder of a LeRobot");
    }

    private static void refused(Run run, String... told) {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("armature: ").contains(told);
        assertThat(run.out()).isEmpty();
    }

    private static Run tune(Path data, String... more) {
        List<String> line = new java.util.ArrayList<>(
                List.of("policy", "tune-rti", policy.toString(), "--dataset", data.toString()));
        line.addAll(List.of(more));
        return Run.of(line.toArray(String[]::new));
    }
}
