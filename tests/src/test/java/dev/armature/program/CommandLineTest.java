package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.launch.program.Armature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CommandLineTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTeachInItsHelp() {
        Run help = Run.of("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Examples:", "armature doctor", "Exit codes: 0 done, 1", "--version");
    }

    @Test
    void shouldTellItsVersionAndItsJdk() {
        Run version = Run.of("--version");

        assertThat(version.code()).isZero();
        assertThat(version.out())
                .contains("armature ", "JDK " + Runtime.version().feature());
    }

    @TestFactory
    List<DynamicTest> shouldExplainEveryCommand() {
        List<DynamicTest> tests = new ArrayList<>();
        collect(Armature.commandLine(), List.of(), tests);
        return tests;
    }

    private static void collect(CommandLine command, List<String> path, List<DynamicTest> tests) {
        command.getSubcommands().forEach((name, sub) -> {
            List<String> words = new ArrayList<>(path);
            words.add(name);
            collect(sub, words, tests);
            if (!sub.getCommandSpec().userObject().getClass().getName().startsWith("picocli.")) {
                tests.add(DynamicTest.dynamicTest(String.join(" ", words), () -> explain(words)));
            }
        });
    }

    private static void explain(List<String> words) {
        List<String> line = new ArrayList<>(words);
        line.add("--help");
        Run help = Run.of(line.toArray(String[]::new));

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .startsWith("Usage: armature " + String.join(" ", words))
                .contains("--help");
    }

    @Test
    void shouldWriteACompletionScriptWithEveryCommand() {
        Run completion = Run.of("generate-completion");

        assertThat(completion.code()).isZero();
        assertThat(completion.out()).contains("#!/usr/bin/env bash", "bench", "doctor", "policy");
    }

    @Test
    void shouldListBenchmarks() {
        Run list = Run.of("bench", "list");

        assertThat(list.code()).isZero();
        assertThat(list.out()).contains("physics", "render", "runner", "tick");
    }

    @Test
    void shouldWriteTheListOfBenchmarksDown() throws IOException {
        Path json = folder.resolve("list.json");
        Run list = Run.of("bench", "list", "--json", json.toString());
        assertThat(list.code()).as(list.err()).isZero();
        assertThat(Files.readAllLines(json))
                .allSatisfy(line -> assertThat(new ObjectMapper().readTree(line).fieldNames())
                        .toIterable()
                        .containsExactly("name", "describes", "needs", "takes"))
                .anyMatch(line -> line.contains("physics"));
    }

    @Test
    void shouldExamineThisMachineAndWriteItDown() throws IOException {
        Path json = folder.resolve("doctor.json");

        Run doctor = Run.of("doctor", "--json", json.toString());

        // What other programs do to the clock while this runs is the machine's business, not the test's.
        List<String> failed =
                doctor.out().lines().filter(l -> l.startsWith("fail ")).toList();
        assertThat(failed).allMatch(l -> l.contains("1 kHz loop"));
        assertThat(doctor.code()).as(doctor.out()).isEqualTo(failed.isEmpty() ? 0 : 1);
        assertThat(doctor.out()).contains("MuJoCo", "rendering", "ONNX Runtime", "clock jitter");
        assertThat(Files.readAllLines(json))
                .hasSameSizeAs(doctor.out()
                        .lines()
                        .filter(l -> l.matches("(ok|warn|fail) .*"))
                        .toList())
                .allMatch(line -> line.startsWith("{\"verdict\":"));
    }
}
