package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.process.ControlProcess;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetyReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fault 30: an exception in any node, no memory left in inference, a native crash. The safety filter lives
/// in its own process and goes to HOLD; heartbeat missing → SAFE-STOP.
@Timeout(120)
final class Fault30Test {

    /// Three periods of the policy, and as much again for a machine that builds beside.
    private static final long HOLD_MILLIS = 1000;

    private static final long SAFE_STOP_MILLIS = ControlProcess.SILENCE_NANOS / 1_000_000 + 1000;

    @TempDir
    private Path folder;

    @Test
    void shouldHoldThenStopSafelyWhenThePolicyIsKilledAndGoOnWithTheNext() throws Exception {
        try (ArmProcess arm = new ArmProcess(folder)) {
            Process first = moving(arm, "none");
            int before = arm.changes().size();
            long killed = arm.nanoTime();
            first.destroyForcibly().waitFor();

            arm.await(SafetyLevel.SAFE_STOP, SAFE_STOP_MILLIS);
            // what the loop has reached is written down at the end of its tick, in a list that goes on growing
            arm.pass(20);
            List<ArmProcess.Change> all = List.copyOf(arm.changes());
            List<ArmProcess.Change> ladder = all.subList(before, all.size());
            assertThat(ladder)
                    .extracting(ArmProcess.Change::level)
                    .containsSubsequence(SafetyLevel.HOLD, SafetyLevel.SAFE_STOP);
            assertThat((ladder.getFirst().nanos() - killed) / ArmProcess.MILLI).isLessThan(HOLD_MILLIS);
            assertThat(SafetyReason.HEARTBEAT_MISSING.in(
                            arm.control.loop().safety().reasons()))
                    .isTrue();
            arm.pass(1500); // longer than other causes may last before they are a fault
            assertThat(arm.control.loop().safety().level()).isEqualTo(SafetyLevel.SAFE_STOP);
            assertThat(arm.arm.speed).isLessThan(0.01);

            Process second = moving(arm, "none");
            assertThat(second.isAlive()).isTrue();
            assertThat(arm.control.serving()).isEqualTo(2);
            assertThat(arm.arm.worst).isLessThanOrEqualTo(1.0001);
        }
    }

    /// The process ends by itself, in good order or not: the arm is at rest soon, and never beyond its limits.
    @ParameterizedTest
    @ValueSource(strings = {"throw", "memory", "abort"})
    void shouldComeToRestWhateverEndsThePolicy(String fault) throws Exception {
        try (ArmProcess arm = new ArmProcess(folder)) {
            Process policy = moving(arm, fault, "700");
            assertThat(policy.waitFor()).isNotZero();
            arm.pass(1500);

            assertThat(arm.control.loop().safety().level()).isNotEqualTo(SafetyLevel.RUN);
            assertThat(arm.arm.speed).isLessThan(0.01);
            assertThat(arm.arm.worst).isLessThanOrEqualTo(1.0001);
        }
    }

    /// A policy that lives and says nothing more: it may come back, so the arm holds and is not stopped.
    @Test
    void shouldHoldAndNotStopWhenThePolicyIsStuck() throws Exception {
        try (ArmProcess arm = new ArmProcess(folder)) {
            Process policy = moving(arm, "stuck", "700");
            arm.await(SafetyLevel.HOLD, 5000);
            arm.pass(1500);

            assertThat(policy.isAlive()).isTrue();
            assertThat(SafetyReason.SETPOINT_STALE.in(
                            arm.control.loop().safety().reasons()))
                    .isTrue();
            assertThat(arm.arm.speed).isLessThan(0.01);
        }
    }

    private static Process moving(ArmProcess arm, String... words) throws IOException {
        Process policy = arm.startPolicy(words);
        assertThat(policy.getInputStream().read()).isEqualTo('.');
        arm.await(SafetyLevel.RUN, 5000);
        arm.pass(300);
        return policy;
    }
}
