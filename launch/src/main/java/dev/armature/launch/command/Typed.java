package dev.armature.launch.command;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// The command line as the user typed it.
final class Typed {

    private static final String PLAIN = "[\\w@%+=:,./~-]+";

    private Typed() {}

    /// To be typed again on this machine.
    static String line(CommandSpec command) {
        return joined(words(command).stream());
    }

    /// To be read elsewhere: of each path only the last name, because its folders are this machine's.
    static String lineWithoutFolders(CommandSpec command) {
        return joined(words(command).stream().map(Typed::withoutFolders));
    }

    private static List<String> words(CommandSpec command) {
        return command.commandLine().getParseResult().originalArgs();
    }

    private static String joined(Stream<String> words) {
        return Stream.concat(Stream.of("armature"), words.map(Typed::quoted)).collect(Collectors.joining(" "));
    }

    /// As a shell takes it for one word.
    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String withoutFolders(String word) {
        int value = word.startsWith("-") ? word.indexOf('=') + 1 : 0;
        Path name = Path.of(word.substring(value)).getFileName();
        return word.substring(0, value) + (name == null ? "" : name);
    }
}
