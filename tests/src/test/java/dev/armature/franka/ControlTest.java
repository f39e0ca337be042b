package dev.armature.franka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.UserError;
import dev.armature.core.time.Clock;
import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import dev.armature.launch.program.Armature;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `armature control --robot panda` against the twin as a Panda, with a policy that draws a circle.
final class ControlTest {

    private static final int FIRST_PORT = 23_000;
    private static final int PORTS = 3;
    private static final int ATTEMPTS = 1000;

    @TempDir
    private Path folder;

    private int port;

    /// The hand's port is the one after the arm's, so both must be free.
    private ServedTwin serve() {
        for (int i = 0; i < ATTEMPTS; i++) {
            port = FIRST_PORT + PORTS * i;
            try {
                return ServedTwin.lifting(
                        ServerSettings.panda(Pacing.LOCK_STEP_CAPPED).onPorts(port));
            } catch (UserError taken) {
                continue;
            }
        }
        throw new AssertionError("no three free ports");
    }

    private static int armature(StringWriter said, String... args) {
        CommandLine line = Armature.commandLine();
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        return line.execute(args);
    }

    private CompletableFuture<Integer> control(StringWriter said, String name, Path blackBox, String seconds) {
        return CompletableFuture.supplyAsync(() -> armature(
                said,
                "control",
                "--robot",
                "panda",
                "--port",
                String.valueOf(port),
                "--name",
                name,
                "--black-box",
                blackBox.toString(),
                "--seconds",
                seconds));
    }

    private static void await(StringWriter said, String word, CompletableFuture<Integer> running) {
        Clock clock = Clock.system();
        long until = clock.nanoTime() + 60_000_000_000L;
        while (!said.toString().contains(word)) {
            assertThat(running.isDone() || clock.nanoTime() > until)
                    .as("'%s' was awaited of: %s", word, said)
                    .isFalse();
            clock.sleepUntil(clock.nanoTime() + 20_000_000);
        }
    }

    @Test
    void shouldDrawACircle() throws Exception {
        StringWriter said = new StringWriter();
        StringWriter drawn = new StringWriter();
        String name = "circle-" + ProcessHandle.current().pid();
        try (ServedTwin twin = serve()) {
            var running = control(said, name, folder.resolve("box.csv"), "8");
            await(said, "ready", running);
            int circle = armature(drawn, "control", "circle", "--name", name, "--seconds", "4");
            assertThat(circle).as(drawn.toString()).isZero();
            assertThat(running.get(60, TimeUnit.SECONDS)).as(said.toString()).isZero();
            assertThat(twin.server.failure()).isNull();
        }
        assertThat(said.toString()).contains("gives set-points every 20 ms", "has left: the arm holds");
        assertThat(folder.resolve("box.csv")).isNotEmptyFile();
    }

    @Test
    void shouldSayThatTheRobotHasGoneAndSaveTheBlackBox() throws Exception {
        StringWriter said = new StringWriter();
        Path blackBox = folder.resolve("lost.csv");
        CompletableFuture<Integer> running;
        try (ServedTwin twin = serve()) {
            running = control(said, "lost-" + ProcessHandle.current().pid(), blackBox, "60");
            await(said, " 1.0 s  ", running);
        }
        assertThat(running.get(60, TimeUnit.SECONDS)).isNotZero();
        assertThat(said.toString()).contains("robot 127.0.0.1", "control is lost", "See to the robot");
        assertThat(Files.readAllLines(blackBox)).hasSizeGreaterThan(100);
    }
}
