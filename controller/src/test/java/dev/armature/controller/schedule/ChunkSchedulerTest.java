package dev.armature.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.ActionSpec.Kind;
import dev.armature.core.Status;
import dev.armature.core.testing.AllocationFree;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkSchedulerTest {

    private static final long STEP = 50_000_000;
    private static final int HORIZON = 8;
    private final ActionSpec position = spec(Kind.CARTESIAN_POSITION);
    private final ChunkScheduler scheduler = new ChunkScheduler(position, HORIZON, STEP, 0, 4 * STEP);
    private final ActionChunk chunk = new ActionChunk(position, HORIZON, STEP);

    @Test
    void shouldBeEmptyBeforeAnyChunk() {
        assertThat(scheduler.sample(0)).isEqualTo(ChunkPhase.EMPTY);
    }

    @Test
    void shouldSayEachRowInItsTime() {
        offer(0, 0, 0);
        for (int row = 0; row < HORIZON; row++) {
            assertThat(scheduler.sample(row * STEP)).isEqualTo(ChunkPhase.RUNNING);
            assertThat(scheduler.due()[0]).isEqualTo(row);
            assertThat(scheduler.serial()).isEqualTo(row + 1);
            scheduler.sample((row + 1) * STEP - 1);
            assertThat(scheduler.due()[0]).isEqualTo(row);
        }
    }

    @Test
    void shouldDropStepsThatAreAlreadyPast() {
        assertThat(offer(0, 3 * STEP + 1, 0)).isEqualTo(Status.OK);
        scheduler.sample(3 * STEP + 1);
        assertThat(scheduler.due()[0]).isEqualTo(3);
        assertThat(scheduler.dropped()).isEqualTo(3);
    }

    @Test
    void shouldRefuseAChunkThatIsAllPast() {
        assertThat(offer(0, HORIZON * STEP, 0)).isEqualTo(Status.STALE);
        assertThat(scheduler.sample(HORIZON * STEP)).isEqualTo(ChunkPhase.EMPTY);
        assertThat(scheduler.stale()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAChunkOlderThanThePresentOne() {
        offer(2 * STEP, 2 * STEP, 0);
        assertThat(offer(STEP, 2 * STEP, 100)).isEqualTo(Status.STALE);
        scheduler.sample(2 * STEP);
        assertThat(scheduler.due()[0]).isZero();
    }

    @Test
    void shouldRejectAChunkWholeWhenOneNumberIsNotFinite() {
        offer(0, 0, 0);
        fill(STEP, 100);
        chunk.set(7, 3, Float.NaN);
        assertThat(scheduler.offer(chunk, STEP)).isEqualTo(Status.NOT_FINITE);
        scheduler.sample(2 * STEP);
        assertThat(scheduler.due()[0]).isEqualTo(2);
        assertThat(scheduler.notFinite()).isEqualTo(1);
        assertThat(scheduler.notFiniteInRow()).isEqualTo(1);
        offer(2 * STEP, 2 * STEP, 0);
        assertThat(scheduler.notFiniteInRow()).isZero();
    }

    @Test
    void shouldRefuseAChunkOfAnotherShape() {
        assertThat(scheduler.offer(new ActionChunk(position, HORIZON + 1, STEP), 0))
                .isEqualTo(Status.FAULT);
        assertThat(scheduler.offer(new ActionChunk(position, HORIZON, STEP / 2), 0))
                .isEqualTo(Status.FAULT);
    }

    @Test
    void shouldBlendTheSeamOverSomeSteps() {
        ChunkScheduler blending = new ChunkScheduler(position, HORIZON, STEP, 3, STEP);
        fill(0, 0);
        blending.offer(chunk, 0);
        blending.sample(0);
        fill(2 * STEP, 12);
        blending.offer(chunk, 2 * STEP);
        // old rows 2, 3, 4 against new 12, 13, 14
        double[] expected = {2 + 10 * 0.25, 3 + 10 * 0.5, 4 + 10 * 0.75, 15};
        for (int k = 0; k < 4; k++) {
            blending.sample((2 + k) * STEP);
            assertThat((double) blending.due()[0]).isCloseTo(expected[k], within(1e-5));
        }
    }

    @Test
    void shouldTakeTheGripperOfTheNewChunkAtOnceWhenItBlends() {
        ChunkScheduler blending = new ChunkScheduler(position, HORIZON, STEP, 3, STEP);
        Arrays.fill(chunk.values(), 1);
        chunk.setStartNanos(0);
        blending.offer(chunk, 0);
        blending.sample(0);
        Arrays.fill(chunk.values(), -1);
        blending.offer(chunk, STEP);
        blending.sample(STEP);
        assertThat(blending.due()).containsExactly(0.5f, 0.5f, 0.5f, -1);
    }

    @Test
    void shouldMakeOneStepForEachPeriodWhereverNewChunksComeInIt() {
        ActionSpec delta = spec(Kind.CARTESIAN_DELTA);
        ChunkScheduler steps = new ChunkScheduler(delta, HORIZON, STEP, 0, STEP);
        ActionChunk late = new ActionChunk(delta, HORIZON, STEP);
        // capture times beside the grid, and in each period an inference later by a third of it
        long[] starts = {0, STEP + STEP / 50, 2 * STEP - STEP / 50, 3 * STEP, 4 * STEP + STEP / 3};
        for (long start : starts) {
            late.setStartNanos(start);
            steps.sample(start);
            assertThat(steps.offer(late, start + STEP / 3)).isEqualTo(Status.OK);
            for (long now = start + STEP / 3; now < start + 2 * STEP / 3; now += STEP / 10) {
                steps.sample(now);
            }
        }
        assertThat(steps.serial()).isEqualTo(starts.length);
        steps.clear();
        late.setStartNanos(starts[4]);
        steps.offer(late, starts[4]);
        steps.sample(starts[4]);
        assertThat(steps.serial()).as("after clear() it is another episode").isEqualTo(starts.length + 1);
    }

    @Test
    void shouldKeepTheLastPositionWhenNoChunkFollows() {
        offer(0, 0, 0);
        scheduler.sample(7 * STEP);
        assertThat(scheduler.sample(8 * STEP)).isEqualTo(ChunkPhase.DECELERATING);
        assertThat(scheduler.due()[0]).isEqualTo(7);
        assertThat(scheduler.sample(12 * STEP)).isEqualTo(ChunkPhase.HOLDING);
        assertThat(scheduler.due()[0]).isEqualTo(7);
        assertThat(scheduler.dryEnds()).isEqualTo(1);
    }

    @Test
    void shouldBringAVelocityToZeroAndNeverRepeatItForEver() {
        ActionSpec velocity = spec(Kind.JOINT_VELOCITY);
        ChunkScheduler rates = new ChunkScheduler(velocity, HORIZON, STEP, 0, 4 * STEP);
        ActionChunk steady = new ActionChunk(velocity, HORIZON, STEP);
        Arrays.fill(steady.values(), 1);
        rates.offer(steady, 0);
        rates.sample(7 * STEP);
        float last = 1;
        for (long now = 8 * STEP; now <= 12 * STEP; now += STEP / 10) {
            rates.sample(now);
            assertThat(rates.due()[0]).isLessThanOrEqualTo(last).isBetween(0f, 1f);
            last = rates.due()[0];
        }
        assertThat(last).isZero();
        assertThat(rates.phase()).isEqualTo(ChunkPhase.HOLDING);
    }

    @Test
    void shouldMakeNoMoreStepsAfterTheLastButKeepTheGripper() {
        ActionSpec delta = spec(Kind.CARTESIAN_DELTA);
        ChunkScheduler steps = new ChunkScheduler(delta, HORIZON, STEP, 0, STEP);
        ActionChunk steady = new ActionChunk(delta, HORIZON, STEP);
        Arrays.fill(steady.values(), 0.01f);
        steps.offer(steady, 0);
        steps.sample(8 * STEP);
        assertThat(steps.due()).containsExactly(0, 0, 0, 0.01f);
    }

    @Test
    void shouldKeepTheGripperClosedWhenAVelocityEnds() {
        ActionSpec velocity =
                new ActionSpec(Kind.JOINT_VELOCITY, List.of("joint1", "gripper"), List.of("rad/s", "1"), "joint");
        ChunkScheduler dry = new ChunkScheduler(velocity, HORIZON, STEP, 0, 4 * STEP);
        ActionChunk closed = new ActionChunk(velocity, HORIZON, STEP);
        for (int row = 0; row < HORIZON; row++) {
            closed.values()[2 * row] = 0.4f;
            closed.values()[2 * row + 1] = -1;
        }
        assertThat(dry.offer(closed, 0)).isEqualTo(Status.OK);
        assertThat(dry.sample((HORIZON + 2) * STEP)).isEqualTo(ChunkPhase.DECELERATING);
        assertThat(dry.due()[0]).isBetween(0.1f, 0.3f);
        assertThat(dry.due()[1]).isEqualTo(-1);
        assertThat(dry.sample((HORIZON + 20) * STEP)).isEqualTo(ChunkPhase.HOLDING);
        assertThat(dry.due()).containsExactly(0, -1);
    }

    @Test
    void shouldStartAfreshWhenCleared() {
        offer(5 * STEP, 5 * STEP, 0);
        scheduler.clear();
        assertThat(scheduler.sample(5 * STEP)).isEqualTo(ChunkPhase.EMPTY);
        assertThat(offer(0, 0, 0)).isEqualTo(Status.OK);
    }

    @Test
    void shouldRefuseNonsenseAtConstruction() {
        assertThatThrownBy(() -> new ChunkScheduler(position, 0, STEP, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChunkScheduler(position, 1, STEP, -1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @AllocationFree
    void shouldAllocateNothing() {
        scheduler.offer(chunk, 0);
        scheduler.sample(3 * STEP);
        scheduler.sample(9 * STEP);
    }

    private Status offer(long start, long now, float base) {
        fill(start, base);
        return scheduler.offer(chunk, now);
    }

    private void fill(long start, float base) {
        chunk.setStartNanos(start);
        for (int row = 0; row < HORIZON; row++) {
            for (int d = 0; d < 4; d++) {
                chunk.set(row, d, base + row);
            }
        }
    }

    private static ActionSpec spec(Kind kind) {
        return new ActionSpec(kind, List.of("x", "y", "z", "gripper"), List.of("m", "m", "m", "1"), "base");
    }
}
