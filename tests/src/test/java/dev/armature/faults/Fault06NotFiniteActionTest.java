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

/// Fault 6, a number in a policy's action that is not finite: the whole action is refused before anything is clamped,
/// nothing of it is sent, and after three in a row the arm holds.
@DisplayName("6: NaN or infinity in an action (garbage)")
class Fault06NotFiniteActionTest {

    private static final int HORIZON = 4;
    private static final ActionSpec SPEC = Chunks.JOINTS;

    private final Mailbox<ActionChunk> chunks = Chunks.mailbox(HORIZON);
    private final ChunkScheduler scheduler = new ChunkScheduler(SPEC, HORIZON, Rig.POLICY, 0, Rig.POLICY);
    private final Rig rig =
            new Rig(Rig.usual(), new ChunkSource(chunks, scheduler, new ActionTarget(Rig.PANDA, SPEC, 1e-3)), null);

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldRefuseTheWholeActionAndHoldAfterThree(float garbage) {
        Chunks.publish(chunks, rig, 0, 0);
        assertThat(rig.ticks(50)).isEqualTo(SafetyLevel.RUN);
        for (int bad = 1; bad <= 3; bad++) {
            // the other joints are sent far away: not even they may be believed
            Chunks.publish(chunks, rig, 1, garbage);
            for (int tick = 0; tick < 50; tick++) {
                SafetyLevel level = rig.tick();
                assertThat(level).as("after %d", bad).isEqualTo(bad < 3 ? SafetyLevel.RUN : SafetyLevel.HOLD);
                assertThat(rig.loop.command().finite()).isTrue();
                assertStill();
            }
        }
        assertThat(scheduler.notFinite()).isEqualTo(3);
        Chunks.publish(chunks, rig, 0, 0);
        assertThat(rig.ticks(50)).isEqualTo(SafetyLevel.RUN);
    }

    private void assertStill() {
        for (int i = 0; i < 7; i++) {
            assertThat(rig.loop.limited().q_d[i] - Rig.PANDA.home().get(i)).isBetween(-1e-3, 1e-3);
            assertThat(rig.state.q[i] - Rig.PANDA.home().get(i)).isBetween(-1e-3, 1e-3);
        }
    }
}
