package dev.armature.launch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class JsonFileTest {

    @TempDir
    private Path folder;

    @Command(name = "measure")
    private static final class Measure {
        @Mixin
        private JsonFile json = new JsonFile();
    }

    private static JsonFile given(String... args) {
        Measure command = new Measure();
        new CommandLine(command).parseArgs(args);
        return command.json;
    }

    @Test
    void shouldWriteOneLineAfterTheOther() throws IOException {
        Path file = folder.resolve("out.json");
        JsonFile json = given("--json", file.toString());
        json.check();
        assertThat(file).as("checking makes no file").doesNotExist();
        json.write(List.of("{\"a\":1}", "{\"größe\":2}"));
        assertThat(Files.readAllBytes(file)).isEqualTo("{\"a\":1}\n{\"größe\":2}\n".getBytes(StandardCharsets.UTF_8));
        json.write(List.of("{}"));
        assertThat(file).hasContent("{}\n");
        json.write(List.of());
        assertThat(file).isEmptyFile();
    }

    @Test
    void shouldDoNothingWhenNoFileWasAskedFor() {
        JsonFile json = given();
        assertThatCode(() -> {
                    json.check();
                    json.write(List.of("x"));
                })
                .doesNotThrowAnyException();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAFileThatCannotBeWrittenBeforeTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path wrong : List.of(folder, folder.resolve("missing/out.json"), file.resolve("out.json"))) {
            JsonFile json = given("--json", wrong.toString());
            assertThatThrownBy(json::check)
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll("--json " + wrong, "cannot be written", "a folder that exists");
            assertThatThrownBy(() -> json.write(List.of("x")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("--json " + wrong);
        }
    }

    @Test
    void shouldTakeAFileOfTheWorkingFolder() {
        assertThatCode(() -> given("--json", "out.json").check()).doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheOptionThatItIsGivenFor() {
        Path missing = folder.resolve("no/picture.png");
        assertThatThrownBy(() -> new OutputFile("--picture", missing).check())
                .hasMessageStartingWith("--picture " + missing + ": cannot be written.");
    }
}
