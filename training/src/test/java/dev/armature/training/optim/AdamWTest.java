package dev.armature.training.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.training.module.Linear;
import dev.armature.training.module.Parameters;
import dev.armature.training.onnx.Parity;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class AdamWTest {

    @Test
    void shouldStepAsTorchDoes() {
        Parameters parameters = new Parameters(3);
        Linear layer = new Linear(parameters, "l", 6, 4);
        try (PointerScope scope = new PointerScope()) {
            Tensor reference = torch.zeros(parameters.count());
            reference.data_ptr_float().put(parameters.toArray());
            reference.set_requires_grad(true);
            AdamWOptions options = new AdamWOptions(1e-2);
            options.weight_decay().put(0.1);
            org.bytedeco.pytorch.AdamW torchs = new org.bytedeco.pytorch.AdamW(new TensorVector(reference), options);
            AdamW ours = new AdamW(parameters, 0.9, 0.999, 1e-8, 0.1);
            for (int i = 0; i < 50; i++) {
                Tensor x = torch.zeros(1, 6);
                x.data_ptr_float().put(new float[] {1, -1, i * .1f, .5f, -.2f, i % 3});
                layer.forward(x).square().sum().backward();
                reference.mutable_grad().put(parameters.gradients().clone());
                torchs.step();
                ours.step(1e-2);
            }
            float[] expected = new float[parameters.count()];
            reference.data_ptr_float().get(expected);
            assertThat(Parity.distance(parameters.toArray(), expected)).isLessThan(1e-6);
            assertThat(ours.steps()).isEqualTo(50);
        }
    }

    @Test
    void shouldGoOnFromItsStateAsIfNothingHadHappened() {
        Parameters a = new Parameters(3);
        Linear layerA = new Linear(a, "l", 2, 2);
        AdamW first = new AdamW(a, 0.95, 0.999, 1e-8, 1e-6);
        descend(layerA, first, 5);
        Parameters b = new Parameters(8);
        Linear layerB = new Linear(b, "l", 2, 2);
        AdamW second = new AdamW(b, 0.95, 0.999, 1e-8, 1e-6);
        b.set(a.toArray());
        second.restore(first.firstMoment(), first.secondMoment(), first.steps());
        descend(layerA, first, 5);
        descend(layerB, second, 5);
        assertThat(b.toArray()).isEqualTo(a.toArray());
        assertThatThrownBy(() -> second.restore(new float[1], new float[1], 1)).hasMessageContaining("1 moments");
    }

    private static void descend(Linear layer, AdamW optimizer, int steps) {
        for (int i = 0; i < steps; i++) {
            try (PointerScope scope = new PointerScope()) {
                layer.forward(torch.ones(1, 2)).square().sum().backward();
                optimizer.step(0.01);
            }
        }
    }
}
