package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.Observation;
import dev.armature.policies.testing.ToyPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ObservationNormaliserTest {

    private final ObservationLayout layout = ToyPolicy.observation();

    @Test
    void shouldLayOutOldestStepFirstAndTensorAfterTensor() {
        Observation observation = ToyPolicy.observed(0.3, 0.3, 0);
        ToyPolicy.push(observation, 0.7, -0.3, 1);
        float[] condition = new float[layout.conditionSize()];
        layout.normaliser().condition(observation, condition);
        assertThat(layout.conditionSize()).isEqualTo(12);
        assertThat(condition)
                .containsExactly(new float[] {-1, 1, -0.2f, 0, 0, 1 / 3f, 1, -1, -0.2f, 0, 0, 1 / 3f}, within(1e-6f));
    }

    @Test
    void shouldFindElementsByTheirPath() {
        assertThat(layout.placeOf("observation.state/ee_y")).isEqualTo(1);
        assertThat(layout.placeOf("observation.environment_state/cube_y")).isEqualTo(5);
        assertThat(layout.placeOf("observation.state/cube_y")).isEqualTo(-1);
        Observation observation = ToyPolicy.observed(0.3, 0.25, 0);
        assertThat(layout.normaliser().newest(observation, 1)).isCloseTo(0.25, within(1e-7));
        assertThat(layout.normaliser().newest(observation, 5)).isCloseTo(0.1, within(1e-7));
        assertThatThrownBy(() -> layout.normaliser().newest(observation, 6))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldNotBlowUpAnElementThatHardlyMoves() {
        ObservedTensor still =
                ObservedTensor.minMax("s", List.of("a"), "m", "", new double[] {0.2}, new double[] {0.2000001}, 1e-3);
        assertThat(still.scale()).containsExactly(1e-3);
    }

    @Test
    void shouldRefuseAScaleOfZero() {
        assertThatThrownBy(() -> new ObservedTensor("s", List.of("a"), "m", "", List.of(0.0), List.of(0.0)))
                .hasMessageContaining("scale");
        assertThatThrownBy(() -> new ObservedTensor("s", List.of("a"), "m", "", List.of(0.0, 1.0), List.of(1.0)))
                .hasMessageContaining("as many");
    }
}
