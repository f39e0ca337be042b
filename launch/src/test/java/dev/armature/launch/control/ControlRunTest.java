package dev.armature.launch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.controller.process.ControlLaw;
import dev.armature.controller.process.ControlProcess;
import dev.armature.controller.realtime.RealtimeConfig;
import dev.armature.core.UserError;
import dev.armature.core.shared.OperatorEnd;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A control process with the twin, and a policy that draws a circle, on real clocks.
@Timeout(120)
class ControlRunTest {

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();

    @Test
    void shouldMoveTheTwinForAPolicyThatJoinsAndHoldWhenItLeaves() throws InterruptedException {
        AtomicReference<@Nullable ControlProcess> done = new AtomicReference<>();
        Thread control = Thread.ofPlatform().start(() -> {
            try {
                done.set(run(Double.POSITIVE_INFINITY).run());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        CirclePolicy.Result result;
        try {
            awaitFile();
            // it joins while the loop is warming up, and is answered when that is done
            result = new CirclePolicy(file(), PlantChoice.TWIN.robot(), 2).run();
        } finally {
            control.interrupt();
            control.join();
        }

        assertThat(result.setpoints()).isBetween(50L, 100L);
        assertThat(result.errorMm()).isBetween(0.5, 20.0);
        ControlProcess loop = Objects.requireNonNull(done.get());
        assertThat(loop.loop().ticks() - loop.loop().held()).isGreaterThan(500);
        assertThat(told.toString())
                .contains("an ordinary thread, as asked", "ready: panda at 1 kHz")
                .contains("policy process 1 gives set-points every 20 ms");
        assertThat(String.join("\n", ControlText.summary(loop))).contains("ticks ", "missed ", "safety ");
        assertThat(ControlText.json(loop)).contains("\"ticks\":", "\"in_time\":", "\"level\":");
    }

    @Test
    void shouldHoldWhenAnOperatorSaysSoAndGoOnWhenTheyAllowIt() throws InterruptedException {
        Thread control = Thread.ofPlatform().start(() -> {
            try {
                run(Double.POSITIVE_INFINITY).run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Operator operator = new Operator(file(), PlantChoice.TWIN.robot());
        CirclePolicy circle = new CirclePolicy(file(), PlantChoice.TWIN.robot(), 60);
        Thread policy = Thread.ofPlatform().unstarted(circle::run);
        try {
            awaitFile();
            policy.start();
            while (!told.toString().contains(" 1.0 s  RUN")) {
                Thread.sleep(10);
            }
            assertThat(operator.say(OperatorEnd.Order.STOP))
                    .startsWith("HOLD (stop asked")
                    .endsWith("until 'armature control recover'");
            assertThat(operator.say(OperatorEnd.Order.RECOVER)).isEqualTo("RUN");
        } finally {
            policy.interrupt();
            policy.join();
            control.interrupt();
            control.join();
        }
        assertThat(told.toString()).contains("an operator stops the arm", "an operator lets the arm go on");
    }

    @Test
    void shouldEndWhenItsTimeIsOverAndLeaveNothingBehind() throws InterruptedException, IOException {
        ControlProcess loop = run(0.3).run();

        assertThat(loop.loop().ticks()).isBetween(30L, 700L);
        assertThat(loop.loop().held()).isEqualTo(loop.loop().ticks());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldRefuseANameThatCannotBeMade() {
        ControlRun run = new ControlRun(settings(folder.resolve("none").resolve("x"), 1), new PrintWriter(told));
        assertThatThrownBy(run::run).isInstanceOf(UserError.class).hasMessageContaining("cannot be made");
    }

    @Test
    void shouldTellWhatStartsAControlProcessWhenThereIsNone() {
        assertThatThrownBy(() -> new CirclePolicy(file(), PlantChoice.TWIN.robot(), 1).run())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Start 'armature control' first");
    }

    /// Whatever comes before the first tick takes its time; a robot that moves already would have stopped.
    @Test
    void shouldBeginToMoveARobotLastOfAll() throws InterruptedException {
        StringWriter slow = new StringWriter() {
            @Override
            public void write(String text, int offset, int length) {
                super.write(text, offset, length);
                if (text.contains("ready:")) {
                    pause();
                }
            }
        };
        try (ServedArm arm = ServedArm.serve(PlantChoice.PANDA.robot())) {
            ControlRun run =
                    new ControlRun(settings(PlantChoice.PANDA, arm.port(), file(), 0.3), new PrintWriter(slow));
            try {
                run.run();
            } catch (UserError busy) {
                // a machine that is not real-time may well lose 20 states in a row, but not before the first
                assertThat(busy).hasMessageContaining("no state for");
            }
            assertThat(Objects.requireNonNull(run.process()).loop().ticks()).isPositive();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ControlRun run(double seconds) {
        return new ControlRun(settings(file(), seconds), new PrintWriter(told));
    }

    private static ControlSettings settings(Path file, double seconds) {
        return settings(PlantChoice.TWIN, 1337, file, seconds);
    }

    private static ControlSettings settings(PlantChoice plant, int port, Path file, double seconds) {
        return new ControlSettings(
                plant,
                "127.0.0.1",
                port,
                "lift",
                0,
                ControlLaw.CARTESIAN_IMPEDANCE,
                ControlProcess.safety(ControlLaw.CARTESIAN_IMPEDANCE),
                RealtimeConfig.OFF,
                file,
                seconds);
    }

    private Path file() {
        return folder.resolve("twin");
    }

    private void awaitFile() throws InterruptedException {
        while (!Files.exists(file())) {
            Thread.sleep(10);
        }
    }
}
