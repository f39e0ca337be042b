package dev.armature.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

final class TypedTest {

    @Command(name = "learn")
    private static final class Learn {
        @Option(names = "--out")
        private @Nullable Path out;

        @Option(names = "--steps")
        private int steps;
    }

    private static CommandSpec typed(String... args) {
        CommandLine armature = new CommandLine(CommandSpec.create().name("armature")).addSubcommand(new Learn());
        return armature.parseArgs(args).subcommand().commandSpec();
    }

    @Test
    void shouldBeWhatTheUserTyped() {
        assertThat(Typed.line(typed("learn", "--steps=7", "--out", "runs/a")))
                .isEqualTo("armature learn --steps=7 --out runs/a");
        assertThat(Typed.line(typed("learn"))).isEqualTo("armature learn");
    }

    @Test
    void shouldQuoteWhatAShellWouldSplit() {
        assertThat(Typed.line(typed("learn", "--out", "my runs/it's")))
                .isEqualTo("armature learn --out 'my runs/it'\\''s'");
        assertThat(Typed.line(typed("learn", "--out", "a;b"))).endsWith(" 'a;b'");
    }

    @ParameterizedTest
    @CsvSource({
        "/home/ada/secret/place, place",
        "/home/ada/secret/place/, place",
        "../place, place",
        "place, place",
        "place.v2, place.v2",
        "a=b/c, c",
        "7, 7",
    })
    void shouldTellOnlyTheLastNameOfAPath(String path, String name) {
        assertThat(Typed.lineWithoutFolders(typed("learn", "--out", path))).isEqualTo("armature learn --out " + name);
        assertThat(Typed.lineWithoutFolders(typed("learn", "--steps=3", "--out=" + path)))
                .isEqualTo("armature learn --steps=3 --out=" + name);
    }

    @Test
    void shouldTellNothingOfTheRootFolder() {
        assertThat(Typed.lineWithoutFolders(typed("learn", "--out", "/"))).isEqualTo("armature learn --out ''");
    }
}
