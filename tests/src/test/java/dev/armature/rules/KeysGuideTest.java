package dev.armature.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.armature.controller.process.ControlLaw;
import dev.armature.controller.process.ControlProcess;
import dev.armature.controller.safety.SafetySettings;
import dev.armature.core.UserError;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.training.diffusion.DiffusionSettings;
import dev.armature.training.diffusion.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The guide to the keys names every key that a reader knows. A reader is asked for them with a key that is near none.
final class KeysGuideTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final String STRANGER = "zzzzzzzzzzzz";
    private static final Pattern KNOWN = Pattern.compile("Known here: ([a-z0-9_, ]+)\\.");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "policy.yaml, '', name: ",
        "provenance, '  ', code_version: ",
        "observation, '  ', steps: ",
        "tensors, '      ', frame: ",
        "action, '  ', period_s: ",
        "dims, '      ', relative_to: ",
        "dims, '      ', discrete: ",
        "network, '  ', sample: ",
        "diffusion, '  ', train_levels: ",
        "sampler, '  ', refine: "
    })
    void shouldNameEveryKeyOfAPolicy(String section, String indent, String beside) throws IOException {
        String yaml = Files.readString(REPOSITORY.resolve("models/place/policy.yaml"));
        String line = "\n" + indent + beside;
        assertThat(yaml).contains(line);
        Path mine = Files.writeString(
                folder.resolve("policy.yaml"), yaml.replaceFirst(line, "\n" + indent + STRANGER + ": 1" + line));
        for (String file : List.of("golden.bin", "denoiser.onnx")) {
            Files.copy(REPOSITORY.resolve("models/place").resolve(file), folder.resolve(file));
        }
        assertNamed(section, known(mine, path -> PolicyFolder.open(folder).close()));
    }

    @ParameterizedTest
    @CsvSource({
        "Settings of a training, 'STRANGER: 1'",
        "net, 'net: {STRANGER: 1}'",
        "windows, 'windows: {STRANGER: 1}'"
    })
    void shouldNameEveryKeyOfATraining(String section, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), yaml.replace("STRANGER", STRANGER));
        assertNamed(section, known(file, SettingsFile::read));
    }

    @Test
    void shouldNameEveryKeyOfAPerturbation() throws IOException {
        Path file = Files.writeString(folder.resolve("shaken.yaml"), STRANGER + ": 1");
        assertNamed("Perturbations", known(file, PerturbationSpec::load));
    }

    @ParameterizedTest
    @CsvSource({
        "Safety, 'STRANGER: 1'",
        "collision, 'collision: {STRANGER: 1}'",
        "boxes, 'collision: {boxes: [{STRANGER: 1, center_m: [0, 0, 0], size_m: [1, 1, 1]}]}'",
        "singularity, 'singularity: {STRANGER: 1}'",
        "workspace, 'workspace: {STRANGER: 1, min_m: [0, 0, 0], max_m: [1, 1, 1]}'"
    })
    void shouldNameEveryKeyOfASafetyFilter(String section, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("cell.yaml"), yaml.replace("STRANGER", STRANGER));
        SafetySettings usual = ControlProcess.safety(ControlLaw.CARTESIAN_IMPEDANCE);
        assertNamed(section, known(file, path -> SafetySettings.load(path, usual)));
    }

    @Test
    void shouldTellTheDefaultsThatHold() throws IOException {
        String guide = guide();
        SettingsFile.text(DiffusionSettings.DEFAULT)
                .lines()
                .map(String::strip)
                .filter(line -> !line.endsWith(":"))
                .forEach(line -> {
                    String key = line.substring(0, line.indexOf(':'));
                    String value = line.substring(line.indexOf(' ') + 1).replaceAll("\\.0(?=$|E)", "");
                    assertThat(guide)
                            .containsPattern(
                                    "\\| `" + key + "` \\|.*\\| `?\\Q" + value.replace("E", "e") + "\\E`? \\|");
                });
    }

    private static List<String> known(Path file, Consumer<Path> read) {
        UserError error = catchThrowableOfType(UserError.class, () -> read.accept(file));
        assertThat(error).hasMessageContaining(STRANGER);
        Matcher m = KNOWN.matcher(error.wayOut());
        assertThat(m.find()).as(error.wayOut()).isTrue();
        return List.of(m.group(1).split(", ", -1));
    }

    private static void assertNamed(String section, List<String> keys) throws IOException {
        String guide = guide();
        int from = guide.indexOf(
                guide.contains("## " + section)
                        ? "## " + section
                        : guide.contains("## `" + section) ? "## `" + section : "`" + section + "`:\n");
        assertThat(from).as(section).isNotNegative();
        int end = guide.indexOf("\n\n", guide.indexOf("| --- |", from));
        String table = guide.substring(from, end < 0 ? guide.length() : end);
        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(table).contains("\n| `" + key + "` | "));
    }

    private static String guide() throws IOException {
        return Files.readString(REPOSITORY.resolve("docs/guides/keys.md"));
    }
}
