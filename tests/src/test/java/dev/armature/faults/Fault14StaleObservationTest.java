package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.loop.ChunkSource;
import dev.armature.controller.loop.PolicyWorker;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.safety.SafetyReason;
import dev.armature.controller.schedule.ActionTarget;
import dev.armature.controller.schedule.ChunkScheduler;
import dev.armature.core.ActionChunk;
import dev.armature.core.Mailbox;
import dev.armature.core.Observation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fault 14, an observation or a state that is old: the policy is not asked, and after the timeout the arm holds or is
/// stopped.
@DisplayName("14: state or camera stand still or are old (stuck, slow, garbage)")
class Fault14StaleObservationTest {

    private final FaultyPlant[] plant = new FaultyPlant[1];

    private Rig rig() {
        return new Rig(Rig.usual(), null, arm -> plant[0] = new FaultyPlant(arm));
    }

    @ParameterizedTest
    @CsvSource({"STUCK, 20, STATE_STALE", "GARBAGE, 1, STATE_NOT_FINITE"})
    void shouldStopTheArmWhenItsStateCannotBeTrusted(FaultyPlant.Fault fault, int after, SafetyReason reason) {
        Rig rig = rig();
        assertThat(rig.ticks(100)).isEqualTo(SafetyLevel.RUN);
        plant[0].fault = fault;
        for (int tick = 1; tick < after; tick++) {
            assertThat(rig.tick()).as("tick %d", tick).isEqualTo(SafetyLevel.RUN);
        }
        assertThat(rig.tick()).isEqualTo(SafetyLevel.SAFE_STOP);
        assertThat(reason.in(rig.loop.safety().reasons())).isTrue();
        rig.ticks(100);
        for (double tau : rig.loop.command().tau_J_d) {
            assertThat(tau).isZero();
        }
        plant[0].fault = FaultyPlant.Fault.OK;
        assertThat(rig.ticks(200)).isEqualTo(SafetyLevel.RUN);
    }

    @ParameterizedTest
    @ValueSource(longs = {19, 21, 100})
    void shouldMindTheAgeOfAStateWhoseTimeMovesOn(long ageMillis) {
        Rig rig = rig();
        rig.ticks(200);
        plant[0].fault = FaultyPlant.Fault.SLOW;
        plant[0].delayNanos = ageMillis * Rig.MILLI;
        assertThat(rig.ticks(50)).isEqualTo(ageMillis <= 20 ? SafetyLevel.RUN : SafetyLevel.SAFE_STOP);
    }

    @Test
    void shouldLatchWhenTheStateStaysAway() {
        Rig rig = rig();
        rig.ticks(50);
        plant[0].fault = FaultyPlant.Fault.STUCK;
        assertThat(rig.ticks(1100)).isEqualTo(SafetyLevel.FAULT);
        plant[0].fault = FaultyPlant.Fault.OK;
        assertThat(rig.ticks(500)).isEqualTo(SafetyLevel.FAULT);
        rig.loop.safety().recover();
        assertThat(rig.ticks(200)).isEqualTo(SafetyLevel.RUN);
    }

    @Test
    void shouldNotAskThePolicyAgainAboutAnObservationThatStandsStill() {
        Mailbox<ActionChunk> chunks = Chunks.mailbox(4);
        StillPolicy policy = new StillPolicy();
        Mailbox<Observation> observations = new Mailbox<>(policy::observation);
        ChunkScheduler scheduler = new ChunkScheduler(Chunks.JOINTS, 4, Rig.POLICY, 0, Rig.POLICY);
        Rig rig = new Rig(
                Rig.usual(),
                new ChunkSource(chunks, scheduler, new ActionTarget(Rig.PANDA, Chunks.JOINTS, 1e-3)),
                null);
        PolicyWorker worker = new PolicyWorker(policy, 1, observations, chunks, rig.clock, nanos -> {});
        SafetyLevel level = SafetyLevel.RUN;
        for (int period = 0; period < 20; period++) {
            // the camera freezes after five frames: the same picture comes with the same time
            long captured = Math.min(period, 4) * Rig.POLICY;
            observations.writable().push(0, new float[7], captured);
            observations.publish();
            worker.step();
            level = rig.ticks(50);
            assertThat(level).as("period %d", period).isEqualTo(period < 9 ? SafetyLevel.RUN : SafetyLevel.HOLD);
        }
        assertThat(worker.inferences()).isEqualTo(5);
    }
}
