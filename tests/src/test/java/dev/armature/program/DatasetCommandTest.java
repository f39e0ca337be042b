package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTellWhatADatasetHolds() throws IOException {
        Path root = SmallDataset.at(folder.resolve("set"));
        Path json = folder.resolve("info.json");

        Run run = Run.of("dataset", "info", root.toString(), "--json", json.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("panda, 10 fps: 4 episodes, 80 frames, 8.0 s", "task: go along x (4 episodes)")
                .containsPattern("observation.state +float32 +\\[3\\] +ee_x ee_y ee_z");
        JsonNode node = new ObjectMapper().readTree(json.toFile());
        assertThat(node.get("frames").asInt()).isEqualTo(80);
        assertThat(node.get("tasks").get("go along x").asInt()).isEqualTo(4);
        assertThat(node.get("features").findValuesAsText("key")).contains("action", "observation.state", "timestamp");
        assertThat(node.has("success")).as("it was not recorded").isFalse();
    }

    @Test
    void shouldFindASoundDatasetSound() throws IOException {
        Path root = SmallDataset.at(folder.resolve("set"));
        Path json = folder.resolve("check.json");

        Run run = Run.of("dataset", "verify", root.toString(), "--json", json.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(root + ": 4 episodes, 80 frames in 4 files: sound");
        JsonNode node = new ObjectMapper().readTree(json.toFile());
        assertThat(node.get("sound").asBoolean()).isTrue();
        assertThat(node.get("findings")).isEmpty();
    }

    @Test
    void shouldTellAllThatIsBrokenAndTheWayOut() throws IOException {
        Path root = SmallDataset.at(folder.resolve("set"));
        Path torn = SmallDataset.files(root.resolve("data"), ".parquet").get(1);
        Path missing = SmallDataset.files(root.resolve("data"), ".parquet").get(3);
        SmallDataset.tear(torn);
        Files.delete(missing);
        Path json = folder.resolve("check.json");

        Run run = Run.of("dataset", "verify", root.toString(), "--json", json.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("2 findings");
        assertThat(run.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("armature: "))
                .anyMatch(line -> line.contains(torn + ": "))
                .anyMatch(line -> line.contains(missing + ": "))
                .allMatch(line -> line.contains("Restore") || line.contains("Record"));
        JsonNode findings = new ObjectMapper().readTree(json.toFile()).get("findings");
        assertThat(findings.findValuesAsText("file"))
                .containsExactlyInAnyOrder(
                        root.relativize(torn).toString(),
                        root.relativize(missing).toString());
    }
}
