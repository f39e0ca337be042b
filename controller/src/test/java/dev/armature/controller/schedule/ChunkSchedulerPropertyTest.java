package dev.armature.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.ActionChunk;
import dev.armature.core.ActionSpec;
import dev.armature.core.ActionSpec.Kind;
import dev.armature.core.Status;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The scheduler against a slow one that keeps whole chunks and searches them, under random arrivals: late, early,
/// out of order, overlapping, not finite, and none at all.
class ChunkSchedulerPropertyTest {

    private static final long STEP = 50_000_000;

    @Property(tries = 300, seed = "151")
    void shouldSayWhatASlowSchedulerSaysWhateverArrives(
            @ForAll @IntRange(min = 1, max = 9) int horizon,
            @ForAll @IntRange(max = 3) int decelerationSteps,
            @ForAll long seed) {
        Random random = new Random(seed);
        ActionSpec spec = spec(Kind.JOINT_VELOCITY, 3, "rad/s");
        long deceleration = decelerationSteps * STEP;
        ChunkScheduler scheduler = new ChunkScheduler(spec, horizon, STEP, 0, deceleration);
        ActionChunk held = new ActionChunk(spec, horizon, STEP);
        ActionChunk next = new ActionChunk(spec, horizon, STEP);
        boolean any = false;
        boolean waiting = false;
        long accepted = 0;
        long stale = 0;
        long early = 0;
        long notFinite = 0;
        long dropped = 0;
        int inRow = 0;
        long origin = random.nextBoolean() ? 0 : random.nextLong();
        for (long now = 0; now < 60 * STEP; now += random.nextLong(STEP)) {
            if (random.nextInt(4) == 0) {
                ActionChunk chunk = random(random, spec, horizon);
                long start = now + random.nextLong(-(horizon + 2) * STEP, (horizon + 1) * STEP);
                chunk.setStartNanos(origin + start);
                Status said = scheduler.offer(chunk, origin + now);
                long past = Math.max(0, Math.floorDiv(now - start, STEP));
                if (!chunk.finite()) {
                    assertThat(said).isEqualTo(Status.NOT_FINITE);
                    notFinite++;
                    inRow++;
                } else if (past >= horizon || any && start < held.startNanos() - origin) {
                    assertThat(said).isEqualTo(Status.STALE);
                    stale++;
                } else if (start - now > horizon * STEP) {
                    assertThat(said).isEqualTo(Status.STALE);
                    early++;
                } else {
                    assertThat(said).isEqualTo(Status.OK);
                    accepted++;
                    inRow = 0;
                    boolean later = start > now;
                    waiting = later || waiting && next.startNanos() - origin > start;
                    (later ? next : held).copyFrom(chunk);
                    any |= !later;
                    dropped += later ? 0 : past;
                }
            }
            if (waiting && origin + now - next.startNanos() >= 0) {
                waiting = false;
                any = true;
                held.copyFrom(next);
                dropped += Math.min(horizon, (origin + now - next.startNanos()) / STEP);
            }
            ChunkPhase phase = scheduler.sample(origin + now);
            long since = origin + now - held.startNanos();
            assertThat(phase).isEqualTo(expected(any, since, horizon * STEP, deceleration));
            assertThat(scheduler.phase()).isEqualTo(phase);
            long beyond = since - horizon * STEP;
            for (int d = 0; phase != ChunkPhase.EMPTY && d < 3; d++) {
                double share = beyond < 0 ? 1 : beyond >= deceleration ? 0 : 1 - (double) beyond / deceleration;
                int row = (int) Math.min(horizon - 1, since / STEP);
                assertThat((double) scheduler.due()[d]).isCloseTo(share * held.get(row, d), within(1e-5));
            }
            assertThat(scheduler.accepted()).isEqualTo(accepted);
            assertThat(scheduler.stale()).isEqualTo(stale);
            assertThat(scheduler.early()).isEqualTo(early);
            assertThat(scheduler.notFinite()).isEqualTo(notFinite);
            assertThat(scheduler.notFiniteInRow()).isEqualTo(inRow);
            assertThat(scheduler.dropped()).isEqualTo(dropped);
        }
    }

    private static ChunkPhase expected(boolean any, long since, long length, long deceleration) {
        if (!any || since < 0) {
            return ChunkPhase.EMPTY;
        }
        if (since < length) {
            return ChunkPhase.RUNNING;
        }
        return since - length < deceleration ? ChunkPhase.DECELERATING : ChunkPhase.HOLDING;
    }

    @Property(tries = 200, seed = "152")
    void shouldBlendTheSeamLinearlyAndThenFollowTheNewChunk(
            @ForAll @IntRange(max = 6) int blend, @ForAll @IntRange(max = 6) int replaceAt, @ForAll long seed) {
        Random random = new Random(seed);
        int horizon = 8;
        ActionSpec spec = spec(Kind.JOINT_POSITION, 2, "rad");
        ChunkScheduler scheduler = new ChunkScheduler(spec, horizon, STEP, blend, 0);
        ActionChunk old = finite(random, spec, horizon);
        ActionChunk next = finite(random, spec, horizon);
        old.setStartNanos(0);
        scheduler.offer(old, 0);
        scheduler.sample(replaceAt * STEP);
        int lag = random.nextInt(replaceAt + 1);
        next.setStartNanos((replaceAt - lag) * STEP);
        assertThat(scheduler.offer(next, replaceAt * STEP)).isEqualTo(Status.OK);
        for (int k = 0; lag + k < horizon; k++) {
            scheduler.sample((replaceAt + k) * STEP);
            double share = k < blend ? (k + 1.0) / (blend + 1.0) : 1;
            int before = Math.min(replaceAt + k, horizon - 1);
            for (int d = 0; d < 2; d++) {
                assertThat((double) scheduler.due()[d])
                        .isCloseTo(share * next.get(lag + k, d) + (1 - share) * old.get(before, d), within(1e-5));
            }
        }
    }

    @Property(tries = 100, seed = "153")
    void shouldCountEachRowThatBecomesDueOnce(@ForAll @IntRange(min = 1, max = 10) int horizon, @ForAll long seed) {
        Random random = new Random(seed);
        ActionSpec spec = spec(Kind.JOINT_POSITION, 1, "rad");
        ChunkScheduler scheduler = new ChunkScheduler(spec, horizon, STEP, 0, STEP);
        scheduler.offer(finite(random, spec, horizon), 0);
        long seen = 0;
        long last = -1;
        for (long now = 0; now < (horizon + 3) * STEP; now += 1 + random.nextLong(2 * STEP)) {
            scheduler.sample(now);
            long row = now / STEP;
            if (row < horizon && row != last) {
                seen++;
                last = row;
            }
            assertThat(scheduler.serial()).isEqualTo(seen);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"JOINT_VELOCITY", "CARTESIAN_DELTA", "CARTESIAN_POSITION", "JOINT_POSITION"})
    void shouldNotLetGoOfWhatIsHeldWhenAChunkEnds(Kind kind) {
        ActionSpec spec = new ActionSpec(kind, List.of("a", "b", "gripper"), List.of("rad/s", "rad/s", "1"), "base");
        ChunkScheduler scheduler = new ChunkScheduler(spec, 2, STEP, 0, 4 * STEP);
        ActionChunk chunk = new ActionChunk(spec, 2, STEP);
        Arrays.fill(chunk.values(), -1);
        scheduler.offer(chunk, 0);
        for (long now = 0; now < 20 * STEP; now += STEP / 3) {
            scheduler.sample(now);
            assertThat(scheduler.due()[2]).isEqualTo(-1);
        }
        assertThat(scheduler.phase()).isEqualTo(ChunkPhase.HOLDING);
        boolean rate = kind == Kind.JOINT_VELOCITY || kind == Kind.CARTESIAN_DELTA;
        assertThat(scheduler.due()[0]).isEqualTo(rate ? 0f : -1f);
    }

    @Test
    void shouldRepeatNoPartOfAStepWithoutAGripper() {
        ActionSpec spec = spec(Kind.CARTESIAN_DELTA, 6, "rad");
        ChunkScheduler scheduler = new ChunkScheduler(spec, 1, STEP, 0, STEP);
        ActionChunk chunk = new ActionChunk(spec, 1, STEP);
        Arrays.fill(chunk.values(), 0.1f);
        scheduler.offer(chunk, 0);
        scheduler.sample(STEP);
        assertThat(scheduler.due()).containsOnly(0);
    }

    @Test
    void shouldBringRotorsToRest() {
        ActionSpec spec = spec(Kind.MOTOR, 4, "1");
        ChunkScheduler scheduler = new ChunkScheduler(spec, 1, STEP, 0, 2 * STEP);
        ActionChunk chunk = new ActionChunk(spec, 1, STEP);
        Arrays.fill(chunk.values(), 0.8f);
        scheduler.offer(chunk, 0);
        scheduler.sample(2 * STEP);
        assertThat(scheduler.due()).containsOnly(0.4f);
        scheduler.sample(3 * STEP);
        assertThat(scheduler.due()).containsOnly(0);
    }

    @Test
    void shouldWaitForAChunkThatComesEarlyAndCountDryEndsOnce() {
        ActionSpec spec = spec(Kind.JOINT_POSITION, 1, "rad");
        ChunkScheduler scheduler = new ChunkScheduler(spec, 2, STEP, 0, STEP);
        ActionChunk chunk = new ActionChunk(spec, 2, STEP);
        chunk.setStartNanos(5 * STEP);
        assertThat(scheduler.offer(chunk, 3 * STEP - 1)).isEqualTo(Status.STALE);
        assertThat(scheduler.early()).isEqualTo(1);
        assertThat(scheduler.offer(chunk, 3 * STEP)).isEqualTo(Status.OK);
        assertThat(scheduler.sample(5 * STEP - 1)).isEqualTo(ChunkPhase.EMPTY);
        assertThat(scheduler.sample(5 * STEP)).isEqualTo(ChunkPhase.RUNNING);
        for (int i = 7; i < 20; i++) {
            scheduler.sample(i * STEP);
        }
        assertThat(scheduler.dryEnds()).isEqualTo(1);
        assertThat(scheduler.dropped()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, 0", "-1, 1, 0, 0", "1, 0, 0, 0", "1, -5, 0, 0", "1, 1, -1, 0", "1, 1, 0, -1"})
    void shouldRefuseNonsenseAtConstruction(int horizon, long period, int blend, long deceleration) {
        ActionSpec spec = spec(Kind.JOINT_POSITION, 1, "rad");
        assertThatThrownBy(() -> new ChunkScheduler(spec, horizon, period, blend, deceleration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("horizon and period must be > 0");
    }

    @Test
    void shouldRefuseAChunkWithOtherDimensions() {
        ChunkScheduler scheduler = new ChunkScheduler(spec(Kind.JOINT_POSITION, 3, "rad"), 2, STEP, 0, 0);
        ActionChunk wide = new ActionChunk(spec(Kind.JOINT_POSITION, 4, "rad"), 2, STEP);
        assertThat(scheduler.offer(wide, 0)).isEqualTo(Status.FAULT);
        assertThat(scheduler.accepted()).isZero();
    }

    private static ActionChunk random(Random random, ActionSpec spec, int horizon) {
        ActionChunk chunk = finite(random, spec, horizon);
        if (random.nextInt(5) == 0) {
            chunk.set(random.nextInt(horizon), random.nextInt(spec.dim()), Float.NaN);
        }
        return chunk;
    }

    private static ActionChunk finite(Random random, ActionSpec spec, int horizon) {
        ActionChunk chunk = new ActionChunk(spec, horizon, STEP);
        for (int i = 0; i < chunk.values().length; i++) {
            chunk.values()[i] = random.nextFloat() * 2 - 1;
        }
        return chunk;
    }

    private static ActionSpec spec(Kind kind, int dim, String unit) {
        return new ActionSpec(kind, Collections.nCopies(dim, "a"), Collections.nCopies(dim, unit), "base");
    }
}
