package dev.armature.franka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.hardware.franka.server.Pacing;
import dev.armature.hardware.franka.server.ServerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Unmodified binaries of libfranka 0.9.2's examples against the twin in lock-step. They are no part of this
/// project: build them elsewhere and name their folder with `-Dfci.examples=DIR`; otherwise this is skipped.
final class LibfrankaExamplesTest {

    private static final Path KERNEL = Path.of("/sys/kernel/realtime");

    @TempDir
    private Path folder;

    private Path examples = Path.of("");

    @BeforeEach
    void findExamples() {
        String given = System.getProperty("fci.examples");
        assumeTrue(given != null, "no -Dfci.examples=DIR with libfranka's examples");
        examples = Path.of(given);
    }

    /// What an example did.
    private record Outcome(int exit, String output) {}

    static Stream<List<String>> thatEnd() {
        return Stream.of(
                List.of("echo_robot_state"),
                List.of("joint_point_to_point_motion", "0.3", "-0.6", "0.1", "-2.2", "0", "1.6", "0.9", "0.5"),
                List.of("generate_joint_position_motion"),
                List.of("generate_joint_velocity_motion"),
                List.of("generate_consecutive_motions"),
                List.of("generate_cartesian_pose_motion"),
                List.of("generate_cartesian_velocity_motion"),
                List.of("generate_elbow_motion"),
                List.of("motion_with_control"),
                List.of("print_joint_poses"),
                List.of("communication_test"),
                List.of("vacuum_object"));
    }

    @ParameterizedTest
    @MethodSource("thatEnd")
    void shouldRunToItsEnd(List<String> example) throws Exception {
        try (ServedTwin twin = ServedTwin.alone(folder, settings())) {
            Outcome outcome = run(example, 120);
            assertThat(outcome.exit).as(outcome.output).isZero();
            assertThat(outcome.output).doesNotContain("libfranka:", "aborted", "refused");
            assertThat(twin.server.lost()).isZero();
        }
    }

    @Test
    void shouldHaveTheTwinsTorquesInTheModelLibrary() throws Exception {
        try (ServedTwin twin = ServedTwin.alone(folder, settings())) {
            Outcome outcome = run(List.of("joint_impedance_control"), 120);
            Matcher found = Pattern.compile("root mean square of tau_error \\[Nm\\]: (\\S+)")
                    .matcher(outcome.output);
            double last = Double.NaN;
            double worst = 0;
            while (found.find()) {
                last = Double.parseDouble(found.group(1));
                worst = Math.max(worst, last);
            }
            // at rest the two agree; in motion it compares what it commands now with what was measured a tick ago
            assertThat(last).as(outcome.output).isLessThanOrEqualTo(0.01);
            assertThat(worst).isLessThanOrEqualTo(0.03);
            assertThat(twin.server.lost()).isZero();
        }
    }

    @Test
    void shouldRunCartesianImpedanceUntilItIsStopped() throws Exception {
        try (ServedTwin twin = ServedTwin.alone(folder, settings())) {
            long before = twin.server.millis();
            Outcome outcome = run(List.of("cartesian_impedance_control"), 4);
            assertThat(outcome.exit).isEqualTo(STOPPED);
            assertThat(outcome.output).doesNotContain("libfranka:");
            assertThat(twin.server.millis() - before).isGreaterThan(4000);
            assertThat(twin.server.lost()).isZero();
        }
    }

    @Test
    void shouldPressOnWhatIsUnderTheHand() throws Exception {
        try (ServedTwin twin = ServedTwin.onATable(folder, settings())) {
            Outcome outcome = run(List.of("force_control"), 4);
            assertThat(outcome.output).doesNotContain("too far", "libfranka:");
            assertThat(outcome.exit).isEqualTo(STOPPED);
            assertThat(twin.server.lost()).isZero();
        }
    }

    @Test
    void shouldGraspWhatIsBetweenTheFingers() throws Exception {
        try (ServedTwin twin = ServedTwin.overAPost(folder, settings())) {
            Outcome outcome = run(List.of("grasp_object", "1", "0.04"), 60);
            assertThat(outcome.exit).as(outcome.output).isZero();
            assertThat(outcome.output).contains("Grasped object");
            assertThat(twin.server.failure()).isNull();
        }
    }

    private static final int STOPPED = 128 + 15;

    private static ServerSettings settings() {
        return ServerSettings.panda(Pacing.LOCK_STEP);
    }

    /// Runs an example with Enter pressed; after `seconds` it is asked to end.
    private Outcome run(List<String> example, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (!Files.exists(KERNEL)) {
            // the examples refuse a kernel that does not call itself real-time: let them see a file that says so
            command.addAll(List.of(
                    "unshare",
                    "-m",
                    "sh",
                    "-c",
                    "mount -t tmpfs none /sys/kernel && echo 1 > " + KERNEL + " && exec \"$0\" \"$@\""));
        }
        command.add(examples.resolve(example.getFirst()).toString());
        command.add("127.0.0.1");
        command.addAll(example.subList(1, example.size()));
        Path enter = Files.writeString(folder.resolve("enter"), "\n".repeat(10));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(enter.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
        return new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }
}
