package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.testing.AllocationFree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Windows against a queue of frames, capture times against a list.
class ObservationPropertyTest {

    @Property(tries = 300, seed = "61")
    void shouldHoldTheLastFramesAsAQueueWould(
            @ForAll @IntRange(min = 1, max = 6) int steps,
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll long seed) {
        Random random = new Random(seed);
        Observation observation = new Observation(new ObservationSpec(List.of(window("a", steps, width))));
        Deque<float[]> queue = new ArrayDeque<>();
        for (int call = 0; call < 30; call++) {
            if (random.nextInt(8) == 0) {
                observation.clear();
                queue.clear();
                assertThat(observation.complete()).isFalse();
                continue;
            }
            float[] frame = floats(random, width);
            observation.push(0, frame, call);
            do {
                queue.addLast(frame);
            } while (queue.size() < steps);
            if (queue.size() > steps) {
                queue.removeFirst();
            }
            assertThat(observation.floats(0)).containsExactly(joined(queue, steps * width));
            assertThat(observation.captureNanos(0)).isEqualTo(call);
            assertThat(observation.complete()).isTrue();
        }
    }

    @Property(tries = 200, seed = "62")
    void shouldNotModifyOrKeepTheFrame(@ForAll long seed) {
        Random random = new Random(seed);
        Observation observation = new Observation(new ObservationSpec(List.of(window("a", 2, 4))));
        float[] frame = floats(random, 4);
        float[] copy = frame.clone();
        observation.push(0, frame, 0);
        observation.push(0, frame, 1);
        assertThat(frame).containsExactly(copy);
        Arrays.fill(frame, Float.NaN);
        assertThat(observation.finite()).isTrue();
    }

    @Property(tries = 200, seed = "63")
    void shouldFindTheOldestCaptureEvenAcrossTheOverflowOfTheClock(@ForAll long start, @ForAll long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(5);
        Observation observation = new Observation(new ObservationSpec(
                IntStream.range(0, n).mapToObj(i -> window("t" + i, 1, 1)).toList()));
        long oldest = Long.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            long after = random.nextLong(1_000_000_000L);
            observation.push(i, new float[1], start + after);
            oldest = Math.min(oldest, after);
        }
        assertThat(observation.oldestCaptureNanos() - start).isEqualTo(oldest);
    }

    @Property(tries = 200, seed = "64")
    void shouldBeCompleteExactlyWhenEveryArrayWasPushed(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(6);
        Observation observation = new Observation(new ObservationSpec(
                IntStream.range(0, n).mapToObj(i -> window("t" + i, 2, 3)).toList()));
        boolean[] pushed = new boolean[n];
        for (int call = 0; call < 20; call++) {
            int i = random.nextInt(n);
            observation.push(i, new float[3], call);
            pushed[i] = true;
            assertThat(observation.complete()).isEqualTo(IntStream.range(0, n).allMatch(k -> pushed[k]));
        }
    }

    @Property(tries = 200, seed = "65")
    void shouldNotBeFiniteWhicheverElementIsNot(@ForAll long seed) {
        Random random = new Random(seed);
        Observation observation = new Observation(new ObservationSpec(List.of(
                window("a", 2, 3),
                new TensorSpec("picture", DType.UINT8, List.of(1, 2, 2, 3), List.of(), "1", ""),
                window("b", 1, 4))));
        assertThat(observation.finite()).isTrue();
        float[] array = observation.floats(random.nextBoolean() ? 0 : 2);
        array[random.nextInt(array.length)] =
                new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}[random.nextInt(3)];
        assertThat(observation.finite()).isFalse();
    }

    @Test
    void shouldTakeALongerFrameAndUseItsFirstElements() {
        Observation observation = new Observation(new ObservationSpec(List.of(window("a", 2, 2))));
        observation.push(0, new float[] {1, 2, 3, 4}, 0);
        observation.push(0, new float[] {5, 6, 7, 8}, 1);
        assertThat(observation.floats(0)).containsExactly(1, 2, 5, 6);
    }

    @Test
    void shouldKeepPicturesAsItKeepsNumbers() {
        TensorSpec picture = new TensorSpec("picture", DType.UINT8, List.of(2, 1, 1, 3), List.of(), "1", "");
        Observation observation = new Observation(new ObservationSpec(List.of(window("a", 1, 1), picture)));
        observation.push(0, new float[1], 5);
        assertThat(observation.complete()).isFalse();
        observation.push(1, new byte[] {1, 2, 3}, 7);
        assertThat(observation.bytes(1)).containsExactly(1, 2, 3, 1, 2, 3);
        observation.push(1, new byte[] {4, 5, 6}, 8);
        assertThat(observation.bytes(1)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(observation.complete()).isTrue();
        assertThat(observation.oldestCaptureNanos()).isEqualTo(5);
        Observation other = new Observation(observation.spec());
        other.copyFrom(observation);
        assertThat(other.bytes(1)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(other.captureNanos(1)).isEqualTo(8);
    }

    private final Observation steady = new Observation(new ObservationSpec(List.of(window("a", 4, 7))));
    private final float[] frame = new float[7];

    @AllocationFree
    void shouldAllocateNothing() {
        steady.push(0, frame, 1);
        frame[0] += steady.oldestCaptureNanos();
        frame[1] = steady.complete() && steady.finite() ? 1 : 0;
    }

    private static TensorSpec window(String name, int steps, int width) {
        List<String> names = IntStream.range(0, width).mapToObj(i -> "e" + i).toList();
        return TensorSpec.window(name, steps, names, "m", "base");
    }

    private static float[] floats(Random random, int n) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = random.nextFloat();
        }
        return out;
    }

    private static float[] joined(Deque<float[]> queue, int size) {
        float[] out = new float[size];
        int at = 0;
        for (float[] frame : new ArrayList<>(queue)) {
            System.arraycopy(frame, 0, out, at, frame.length);
            at += frame.length;
        }
        return out;
    }
}
