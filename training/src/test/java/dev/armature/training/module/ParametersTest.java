package dev.armature.training.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class ParametersTest {

    @Test
    void shouldHoldAllParametersInOneVector() {
        Parameters block = new Parameters(1);
        Parameter a = block.constant("a", 2, 2, 3);
        Parameter b = block.uniform("b", 0.5, 4);
        assertThat(block.count()).isEqualTo(10);
        float[] all = block.toArray();
        assertThat(all).startsWith(2, 2, 2, 2, 2, 2);
        for (int i = 6; i < 10; i++) {
            assertThat(all[i]).isBetween(-0.5f, 0.5f).isNotZero();
        }
        all[7] = 9;
        block.set(all);
        assertThat(b.toArray()[1]).isEqualTo(9);
        try (PointerScope scope = new PointerScope()) {
            assertThat(b.tensor().select(0, 1).item_float()).isEqualTo(9);
            assertThat(a.tensor().size(1)).isEqualTo(3);
        }
    }

    @Test
    void shouldGatherGradientsInOneVectorAndOutliveScopes() {
        Parameters block = new Parameters(1);
        block.constant("unused", 1, 2);
        Parameter b = block.constant("b", 3, 2);
        for (int i = 1; i <= 2; i++) {
            try (PointerScope scope = new PointerScope()) {
                torch.sum(b.tensor().square()).backward();
            }
            float[] gradients = new float[4];
            block.gradients().data_ptr_float().get(gradients);
            assertThat(gradients).containsExactly(0, 0, 6 * i, 6 * i);
        }
        b.tensor();
        assertThat(b.toArray()).containsExactly(3, 3);
    }

    @Test
    void shouldRefuseParametersOnceInUseAndForeignWeights() {
        Parameters block = new Parameters(1);
        block.constant("a", 1, 2);
        block.values();
        assertThatThrownBy(() -> block.constant("late", 1, 1)).hasMessageContaining("late");
        assertThatThrownBy(() -> block.set(new float[3])).hasMessageContaining("3 values for a network of 2");
    }
}
