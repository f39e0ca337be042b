package dev.armature.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.controller.loop.ChunkSource;
import dev.armature.controller.safety.SafetyLevel;
import dev.armature.controller.schedule.ActionTarget;
import dev.armature.controller.schedule.ChunkScheduler;
import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.Mailbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fault 13, a policy that misses one deadline, some, or all from now on: the rest of its chunk is used, then the arm
/// decelerates and holds; the last velocity is never repeated for ever.
@DisplayName("13: the policy is late once, k times, for ever (slow, delayed, off)")
class Fault13LatePolicyTest {

    private static final int HORIZON = 4;
    private static final int FOR_EVER = 40;
    private static final ActionSpec SPEC = Chunks.spec(ActionSpec.Kind.JOINT_VELOCITY, "rad/s");

    private final Mailbox<ActionChunk> chunks = new Mailbox<>(() -> new ActionChunk(SPEC, HORIZON, Rig.POLICY));
    private final Rig rig = new Rig(
            Rig.usual(),
            new ChunkSource(
                    chunks,
                    new ChunkScheduler(SPEC, HORIZON, Rig.POLICY, 0, Rig.POLICY),
                    new ActionTarget(Rig.PANDA, SPEC, 1e-3)),
            null);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, FOR_EVER})
    void shouldUseTheRestOfTheChunkThenDecelerateAndHold(int missed) {
        for (int period = 0; period < 4; period++) {
            publish();
            assertThat(rig.ticks(50)).isEqualTo(SafetyLevel.RUN);
        }
        double before = rig.loop.limited().q_d[6];
        for (int tick = 0; tick < 50 * missed; tick++) {
            SafetyLevel level = rig.tick();
            // 150 ms of the chunk are left, and 50 ms of deceleration
            boolean over = tick >= 200;
            assertThat(level).as("tick %d", tick).isEqualTo(over ? SafetyLevel.HOLD : SafetyLevel.RUN);
            if (tick == 100) {
                assertThat(rig.loop.limited().q_d[6]).isGreaterThan(before + 0.02);
            }
        }
        if (missed == FOR_EVER) {
            assertThat(rig.fastestJoint()).isLessThan(1e-3);
            double held = rig.state.q[6];
            rig.ticks(500);
            assertThat(rig.state.q[6] - held).isBetween(-1e-3, 1e-3);
        }
        publish();
        assertThat(rig.ticks(50)).isEqualTo(SafetyLevel.RUN);
    }

    /// The last joint turns at 0.3 rad/s.
    private void publish() {
        ActionChunk chunk = chunks.writable();
        chunk.setStartNanos(rig.clock.nanoTime());
        for (int i = 0; i < chunk.values().length; i++) {
            chunk.values()[i] = i % 7 == 6 ? 0.3f : 0;
        }
        chunks.publish();
    }
}
