package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.sim.scene.Scenes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `armature twin`, as fast as it goes, and in real time once.
final class TwinCommandTest {

    private static final int USER_ERROR = 2;

    @TempDir
    private Path folder;

    @Test
    void shouldDrawACircleAndTellHowWell() throws IOException {
        Path json = folder.resolve("twin.json");

        Run run = Run.of("twin", "--speed", "fast", "--seconds", "1", "--seed", "3", "--json", json.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("simulated      1.0 s", "x real time", "mm rms", "for state, law and safety")
                .contains("ticks          1000, of which late 0, held by the safety filter 0");
        JsonNode told = new ObjectMapper().readTree(json.toFile());
        assertThat(told.get("simulated_s").asDouble()).isEqualTo(1);
        assertThat(told.get("ticks").asInt()).isEqualTo(1000);
        assertThat(told.get("held_ticks").asInt()).isZero();
        assertThat(told.get("error_max_mm").asDouble()).isBetween(2.0, 12.0);
        assertThat(told.get("tick_p99_us").asDouble())
                .isGreaterThanOrEqualTo(told.get("tick_p50_us").asDouble());
    }

    @Test
    void shouldHoldStill() throws IOException {
        Path json = folder.resolve("twin.json");

        Run run = Run.of(
                "twin", "--task", "lift", "--hold", "--speed", "fast", "--seconds", "0.5", "--json", json.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(json.toFile())
                        .get("error_max_mm")
                        .asDouble())
                .isLessThan(0.5);
    }

    @Test
    void shouldTellEachSecondInRealTime() {
        Run run = Run.of("twin", "--task", "lift", "--seconds", "1.3");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err().lines().toList())
                .isNotEmpty()
                .allMatch(line -> line.matches(" +[0-9.]+ s  [0-9.]+ x real time  error .* mm  tick p50 .* late .*"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTakeAPictureOfAModelOfMine(boolean withCamera) throws IOException {
        Path model = Scenes.unpack("lift", folder);
        if (!withCamera) {
            Path world = folder.resolve("world.xml");
            Files.writeString(world, Files.readString(world).replace("name=\"front\"", "name=\"elsewhere\""));
        }
        Path picture = folder.resolve("mine.png");

        Run run = Run.of(
                "twin",
                "--model",
                model.toString(),
                "--speed",
                "fast",
                "--seconds",
                "0.2",
                "--picture",
                picture.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("picture        " + picture);
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(colours(image)).hasSizeGreaterThan(100);
    }

    @Test
    void shouldSaveWhatTheSafetyFilterSaw() throws IOException {
        Path box = folder.resolve("box.csv");

        Run run = Run.of("twin", "--speed", "fast", "--seconds", "0.2", "--black-box", box.toString());

        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(box);
        assertThat(lines).hasSize(1 + 200);
        assertThat(lines.getFirst())
                .startsWith("time_ns,level,reasons,clearance_m,condition,q_rad_1")
                .endsWith("sent_nm_7");
        assertThat(lines.getLast()).contains(",RUN,").doesNotContain("NaN");
    }

    @Test
    void shouldNameTheFileAndTheWayOutWhenMjcfIsMalformed() throws IOException {
        Path model = Scenes.unpack("lift", folder);
        Files.writeString(model, Files.readString(model).replace("</worldbody>", ""));

        Run run = Run.of("twin", "--model", model.toString(), "--speed", "fast", "--seconds", "1");

        refused(run, "lift.xml: ", "XML", "Correct the MJCF");
    }

    @Test
    void shouldNameTheFileThatAModelLacks() throws IOException {
        Path model = Scenes.unpack("lift", folder);
        Files.delete(folder.resolve("panda.xml"));

        refused(Run.of("twin", "--model", model.toString()), "lift.xml", "panda.xml", "Correct the MJCF");
    }

    @Test
    void shouldSayWhyWhenAModelDiverges() throws IOException {
        Path model = Scenes.unpack("lift", folder);
        Files.writeString(
                model,
                Files.readString(model)
                        .replace(
                                "</worldbody>",
                                "<body name=\"bomb\" pos=\"0 2 2\"><joint name=\"bomb\" type=\"slide\""
                                        + " stiffness=\"-1e9\" springref=\"1\"/><geom size=\"0.01\"/></body></worldbody>"));

        Run run = Run.of("twin", "--model", model.toString(), "--speed", "fast", "--seconds", "2");

        assertThat(run.code()).isEqualTo(USER_ERROR);
        assertThat(run.err()).contains("lift.xml: diverged after 0.", "Look at masses");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --task juggle              | task 'juggle'            | lift, place, insert
                    --model none.xml           | none.xml: no such file   | MJCF model
                    --task lift --model x.xml  | mutually exclusive       | --help
                    --seconds 0                | --seconds 0.0            | more than 0
                    --seconds NaN              | --seconds NaN            | more than 0
                    --speed slow               | slow                     | REAL, FAST
                    --picture x.jpg            | --picture x.jpg          | .png
                    --picture none/x.png       | --picture none/x.png     | folder that exists
                    --json none/x.json         | --json none/x.json       | folder that exists
                    """)
    void shouldRefuseWhatCannotBeRun(String words, String what, String wayOut) {
        refused(Run.of(("twin " + words).split(" ")), what, wayOut);
    }

    private static void refused(Run run, String... told) {
        assertThat(run.code()).as(run.err()).isEqualTo(USER_ERROR);
        assertThat(run.err()).startsWith("armature: ").contains(told).doesNotContain("\tat ", "Exception");
        assertThat(run.out()).isEmpty();
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }
}
