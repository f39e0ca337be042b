package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.training.module.LibtorchThreads;
import dev.armature.training.windows.Windows;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DiffusionTrainerTest {

    private static final int HORIZON = 8;
    private static final int CONDITION = 3;

    @BeforeAll
    static void oneThread() {
        assertThat(LibtorchThreads.set(1)).isEqualTo(1);
    }

    @Test
    void shouldLearn() {
        DiffusionTrainer trainer = new DiffusionTrainer(settings(400, NetSettings.Kind.MLP), sines(1), sines(2));
        float before = trainer.validationLoss();
        float first = trainer.step();
        for (int i = 1; i < 400; i++) {
            trainer.step();
        }
        assertThat(first).as("an untrained network misses all of the noise").isGreaterThan(0.8f);
        assertThat(trainer.validationLoss()).isLessThan(0.25f).isLessThan(before / 3);
        assertThat(trainer.learningRate()).isLessThan(1e-9);
    }

    @ParameterizedTest
    @EnumSource(NetSettings.Kind.class)
    void shouldGoOnExactly(NetSettings.Kind kind) {
        DiffusionSettings settings = settings(20, kind);
        DiffusionTrainer whole = new DiffusionTrainer(settings, sines(1), sines(2));
        steps(whole, 20);
        DiffusionTrainer half = new DiffusionTrainer(settings, sines(1), sines(2));
        steps(half, 9);
        DiffusionTrainer other = new DiffusionTrainer(settings, sines(1), sines(2));
        other.restore(half.weights());
        steps(other, 11);
        assertThat(other.weights().net()).isEqualTo(whole.weights().net());
        assertThat(other.weights().average()).isEqualTo(whole.weights().average());
        assertThat(other.weights().secondMoment()).isEqualTo(whole.weights().secondMoment());
        assertThat(other.steps()).isEqualTo(20);
    }

    @Test
    void shouldDependOnTheSeed() {
        DiffusionTrainer a = new DiffusionTrainer(settings(3, NetSettings.Kind.MLP), sines(1), sines(2));
        DiffusionTrainer b = new DiffusionTrainer(settings(3, NetSettings.Kind.MLP, 5), sines(1), sines(2));
        assertThat(a.step()).isNotEqualTo(b.step());
    }

    @Test
    void shouldNotGrow() {
        DiffusionTrainer trainer = new DiffusionTrainer(settings(300, NetSettings.Kind.MLP), sines(1), sines(2));
        steps(trainer, 50);
        long pointersBefore = Pointer.totalCount();
        long bytesBefore = Pointer.physicalBytes();
        steps(trainer, 200);
        assertThat(Pointer.totalCount() - pointersBefore)
                .as("native objects left behind")
                .isLessThan(10);
        // a leak of one activation a step would be 200 times 64 x 64 floats, 3 MB; a leak of all of them ten times that
        assertThat(Pointer.physicalBytes() - bytesBefore).as("resident bytes").isLessThan(30L << 20);
    }

    @Test
    void shouldRefuseWindowsThatDoNotFit() {
        Windows odd = new Windows(new float[3], 3, new float[9], 9);
        assertThatThrownBy(() -> new DiffusionTrainer(settings(1, NetSettings.Kind.MLP), odd, odd))
                .hasMessageContaining("do not fit a horizon of 8");
    }

    private static void steps(DiffusionTrainer trainer, int n) {
        for (int i = 0; i < n; i++) {
            trainer.step();
        }
    }

    private static DiffusionSettings settings(int steps, NetSettings.Kind kind) {
        return settings(steps, kind, 1);
    }

    private static DiffusionSettings settings(int steps, NetSettings.Kind kind, long seed) {
        DiffusionSettings d = DiffusionSettings.DEFAULT;
        return new DiffusionSettings(
                new NetSettings(kind, 64, 2, List.of(16, 32), 3),
                new dev.armature.training.windows.WindowSettings(
                        2, HORIZON, 2, 98, 1.5, true, d.windows().gripper(), 10, 0.01, 0.01),
                d.schedule(),
                100,
                new OptimizerSettings(steps, 64, 3e-3, 20, 1e-6),
                new RunSettings(seed, 1, 0.1, 1000, 1000));
    }

    /// Chunks that are sines whose phase the condition tells.
    private static Windows sines(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 256;
        float[] conditions = new float[count * CONDITION];
        float[] chunks = new float[count * HORIZON * 2];
        for (int w = 0; w < count; w++) {
            double phase = 2 * Math.PI * random.nextDouble();
            conditions[w * CONDITION] = (float) Math.sin(phase);
            conditions[w * CONDITION + 1] = (float) Math.cos(phase);
            for (int h = 0; h < HORIZON; h++) {
                chunks[(w * HORIZON + h) * 2] = (float) Math.sin(phase + 0.4 * h);
                chunks[(w * HORIZON + h) * 2 + 1] = (float) Math.cos(phase + 0.4 * h);
            }
        }
        return new Windows(conditions, CONDITION, chunks, HORIZON * 2);
    }
}
