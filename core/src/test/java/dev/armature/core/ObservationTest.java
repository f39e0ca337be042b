package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private final ObservationSpec spec = new ObservationSpec(List.of(
            TensorSpec.window("observation.state", 3, List.of("x", "y"), "m", "base"),
            new TensorSpec("observation.image", DType.UINT8, List.of(1, 2, 2, 3), List.of(), "1", "front"),
            TensorSpec.window("observation.force", 1, List.of("f"), "N", "base")));
    private final Observation observation = new Observation(spec);

    @Test
    void shouldFillTheWholeWindowWithTheFirstFrameAndThenShift() {
        observation.push(0, new float[] {1, 2}, 10);
        assertThat(observation.floats(0)).containsExactly(1, 2, 1, 2, 1, 2);
        observation.push(0, new float[] {3, 4}, 20);
        observation.push(0, new float[] {5, 6}, 30);
        assertThat(observation.floats(0)).containsExactly(1, 2, 3, 4, 5, 6);
        observation.push(0, new float[] {7, 8}, 40);
        assertThat(observation.floats(0)).containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(observation.captureNanos(0)).isEqualTo(40);
    }

    @Test
    void shouldForgetThePastWhenCleared() {
        observation.push(0, new float[] {1, 2}, 10);
        observation.clear();
        observation.push(0, new float[] {9, 9}, 20);
        assertThat(observation.floats(0)).containsOnly(9);
    }

    @Test
    void shouldTakeOverEverything() {
        observation.push(0, new float[] {1, 2}, 10);
        observation.bytes(1)[5] = 7;
        Observation copy = new Observation(spec);
        copy.push(2, new float[] {4}, 5);
        copy.copyFrom(observation);
        observation.push(0, new float[] {3, 4}, 20);
        observation.bytes(1)[5] = 8;

        assertThat(copy.floats(0)).containsExactly(1, 2, 1, 2, 1, 2);
        assertThat(copy.bytes(1)[5]).isEqualTo((byte) 7);
        assertThat(copy.captureNanos(0)).isEqualTo(10);
        // what had been captured of it is forgotten with the rest
        copy.push(2, new float[] {9}, 6);
        copy.push(0, new float[] {5, 6}, 30);
        assertThat(copy.floats(0)).containsExactly(1, 2, 1, 2, 5, 6);
    }

    @Test
    void shouldKnowItsShapes() {
        assertThat(observation.bytes(1)).hasSize(12);
        assertThat(observation.floats(1)).isEmpty();
        assertThat(spec.tensors().get(0).frameSize()).isEqualTo(2);
        assertThat(spec.indexOf("observation.force")).isEqualTo(2);
        assertThat(spec.indexOf("nothing")).isEqualTo(-1);
    }

    @Test
    void shouldNotBeFiniteWhenOneFloatIsNot() {
        assertThat(observation.finite()).isTrue();
        observation.push(2, new float[] {Float.NEGATIVE_INFINITY}, 1);
        assertThat(observation.finite()).isFalse();
        observation.push(2, new float[] {Float.NaN}, 2);
        assertThat(observation.finite()).isFalse();
    }

    @Test
    void shouldNotBeCompleteBeforeEveryFloatArrayHasCome() {
        observation.push(0, new float[] {1, 2}, 10);
        assertThat(observation.complete()).isFalse();
    }

    @Test
    void shouldRefuseSpecsThatContradictThemselves() {
        TensorSpec tensor = TensorSpec.window("a", 1, List.of("x"), "m", "");
        assertThatThrownBy(() -> new ObservationSpec(List.of(tensor, tensor))).hasMessageContaining("twice");
        assertThatThrownBy(() -> new ObservationSpec(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TensorSpec("a", DType.FLOAT32, List.of(2, 0), List.of(), "1", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TensorSpec("a", DType.FLOAT32, List.of(2, 3), List.of("x"), "1", ""))
                .hasMessageContaining("3");
    }
}
