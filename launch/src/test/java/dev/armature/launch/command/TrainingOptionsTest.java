package dev.armature.launch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.training.diffusion.DiffusionSettings;
import dev.armature.training.diffusion.NetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What the words of the command line make of a training's settings.
final class TrainingOptionsTest {
    private static final DiffusionSettings D = DiffusionSettings.DEFAULT;

    @TempDir
    private Path folder;

    @Command(name = "train")
    private static final class Train {
        @Mixin
        private TrainingOptions options = new TrainingOptions();
    }

    private static DiffusionSettings settings(String... args) {
        Train command = new Train();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
        return command.options.settings();
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("settings.yaml"), yaml).toString();
    }

    @Test
    void shouldTakeTheDefaultsWithoutAnyWord() {
        assertThat(settings()).isEqualTo(D);
    }

    @ParameterizedTest
    @CsvSource({
        "--steps 7, steps=20000, steps=7",
        "--batch 9, batchSize=256, batchSize=9",
        "--seed -5, seed=0, seed=-5",
        "--threads 0, threads=1, threads=0",
        "--net unet, kind=MLP, kind=UNET"
    })
    void shouldSetOnlyWhatIsSaid(String words, String before, String after) {
        assertThat(D.toString()).containsOnlyOnce(before);
        assertThat(settings(words.split(" ", -1))).hasToString(D.toString().replace(before, after));
    }

    @Test
    void shouldSizeThePerceptron() {
        NetSettings n = D.net();
        assertThat(settings("--width", "48").net())
                .isEqualTo(new NetSettings(NetSettings.Kind.MLP, 48, n.depth(), n.channels(), n.kernel()));
        assertThat(settings("--blocks", "5", "--net", "mlp").net())
                .isEqualTo(new NetSettings(NetSettings.Kind.MLP, n.width(), 5, n.channels(), n.kernel()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --width 32 --blocks 2 | 32, 64
            --width 8 --blocks 4  | 8, 16, 32, 64
            --width 16            | 16, 32, 64
            --blocks 2            | 64, 128
            """)
    void shouldDoubleTheUnetsChannelsALevel(String words, String channels) {
        NetSettings net = settings(("--net unet " + words).split(" ", -1)).net();
        assertThat(net.kind()).isEqualTo(NetSettings.Kind.UNET);
        assertThat(net.channels())
                .isEqualTo(List.of(channels.split(", ", -1)).stream()
                        .map(Integer::valueOf)
                        .toList());
        assertThat(net.width()).as("the perceptron's").isEqualTo(D.net().width());
    }

    @Test
    void shouldPutWordsBeforeTheFile() throws IOException {
        String file = file("steps: 11\nbatch_size: 12\nseed: 13\nnet: {kind: unet, channels: [16, 24], width: 99}\n");
        DiffusionSettings read = settings("--settings", file);
        assertThat(read.optimizer().steps()).isEqualTo(11);
        assertThat(read.net().channels()).containsExactly(16, 24);
        DiffusionSettings both = settings("--settings", file, "--steps", "5", "--width", "8");
        assertThat(both.optimizer().steps()).isEqualTo(5);
        assertThat(both.optimizer().batchSize()).isEqualTo(12);
        assertThat(both.run().seed()).isEqualTo(13);
        assertThat(both.net().channels()).containsExactly(8, 16);
        assertThat(settings("--settings", file, "--net", "mlp").net().width()).isEqualTo(99);
    }

    @Test
    void shouldTakeAWordThatSaysTheDefaultBeforeTheFileToo() throws IOException {
        String file = file("steps: 11\n");
        assertThat(settings(
                                "--settings",
                                file,
                                "--steps",
                                String.valueOf(D.optimizer().steps()))
                        .optimizer()
                        .steps())
                .isEqualTo(D.optimizer().steps());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --steps 0               | --steps 0: is too small. Give 1 or more.
            --steps -4              | --steps -4: is too small. Give 1 or more.
            --batch 0               | --batch 0: is too small. Give 1 or more.
            --threads -1            | --threads -1: is too small. Give 0 or more.
            --width 0               | --width 0: is too small. Give 1 or more.
            --net unet --width -1   | --width -1: is too small. Give 1 or more.
            --blocks 0              | --blocks 0: is too small. Give 1 or more.
            --net unet --width 12   | --width 12: does not fit the U-Net
            --net unet --blocks 1   | --blocks 1: is no number of levels for the U-Net. Give 2 to 12.
            --net unet --blocks 40  | --blocks 40: is no number of levels for the U-Net. Give 2 to 12.
            """)
    void shouldNameTheOptionThatCannotBe(String words, String told) {
        assertThatThrownBy(() -> settings(words.split(" ", -1)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(told);
    }

    @Test
    void shouldNameTheOptionBehindANumberThatDoesNotFitTheOthers() {
        assertThatThrownBy(() -> settings("--net", "unet", "--blocks", "6"))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("cannot be halved 5 times", "--blocks", "Mend the numbers");
    }

    @Test
    void shouldNameTheFileThatIsWrong() throws IOException {
        String wrong = file("stepz: 3");
        assertThatThrownBy(() -> settings("--settings", wrong))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("settings.yaml", "stepz", "steps");
        assertThatThrownBy(
                        () -> settings("--settings", folder.resolve("none.yaml").toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.yaml");
    }
}
