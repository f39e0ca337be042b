package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.policies.diffusion.ActionDim;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.training.windows.WindowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void shouldTakeDefaultsForWhatIsLeftOut() throws IOException {
        DiffusionSettings d = DiffusionSettings.DEFAULT;
        assertThat(read("seed: 0")).isEqualTo(d);
        assertThat(read("steps: 5").optimizer().steps()).isEqualTo(5);
        assertThat(read("net: {kind: unet, channels: [32, 64]}").net().channels())
                .containsExactly(32, 64);
        assertThat(read("net: {kind: unet}").net()).isEqualTo(d.net().withKind(NetSettings.Kind.UNET));
    }

    @Test
    void shouldReadAll() throws IOException {
        DiffusionSettings s = read("""
                steps: 10
                batch_size: 2
                learning_rate: 1e-4
                warm_up_steps: 1
                weight_decay: 0
                noise_schedule: linear
                noise_levels: 50
                seed: -3
                threads: 1
                validation_fraction: 0.5
                validate_every_steps: 7
                checkpoint_every_steps: 8
                net: {kind: mlp, width: 64, depth: 1, kernel: 3}
                windows: {observation_steps: 1, horizon: 8, low_percentile: 1, high_percentile: 99, clip: 2,
                  relative: false, gripper: clip, gripper_factor: 1, action_range_floor_m: 0.1,
                  observation_range_floor_m: 0.2}
                """);
        assertThat(s.schedule()).isEqualTo(NoiseSchedule.Kind.LINEAR);
        assertThat(s.windows().gripper()).isEqualTo(ActionDim.Discrete.CLIP);
        assertThat(s.windows().actionRangeFloor()).isEqualTo(0.1);
        assertThat(s.net().width()).isEqualTo(64);
        assertThat(s.levels()).isEqualTo(50);
        assertThat(s.optimizer()).isEqualTo(new OptimizerSettings(10, 2, 1e-4, 1, 0));
        assertThat(s.run()).isEqualTo(new RunSettings(-3, 1, 0.5, 7, 8));
    }

    @Property(tries = 200)
    void shouldReadBackWhatItWrites(@ForAll long seed) {
        DiffusionSettings any = any(new Random(seed));
        assertThat(SettingsFile.parse("text", SettingsFile.text(any))).isEqualTo(any);
    }

    private static DiffusionSettings any(Random r) {
        int first = 8 * (1 + r.nextInt(9));
        ActionDim.Discrete gripper = ActionDim.Discrete.values()[1 + r.nextInt(3)];
        double low = 40 * r.nextDouble();
        return new DiffusionSettings(
                new NetSettings(
                        NetSettings.Kind.values()[r.nextInt(2)],
                        1 + r.nextInt(999),
                        1 + r.nextInt(9),
                        List.of(first, 2 * first),
                        1 + 2 * r.nextInt(5)),
                new WindowSettings(
                        1 + r.nextInt(3),
                        4 * (1 + r.nextInt(9)),
                        low,
                        low + 1 + 50 * r.nextDouble(),
                        1 + r.nextDouble(),
                        r.nextBoolean(),
                        gripper,
                        10 * r.nextDouble() + 1e-9,
                        1e-7 + r.nextDouble(),
                        1e-7 + r.nextDouble()),
                NoiseSchedule.Kind.values()[r.nextInt(NoiseSchedule.Kind.values().length)],
                2 + r.nextInt(900),
                new OptimizerSettings(
                        1 + r.nextInt(99_999_999),
                        1 + r.nextInt(999),
                        r.nextDouble() + 1e-9,
                        r.nextInt(9),
                        r.nextDouble()),
                new RunSettings(
                        r.nextLong(), r.nextInt(9), 0.01 + 0.9 * r.nextDouble(), 1 + r.nextInt(99), 1 + r.nextInt(99)));
    }

    @Test
    void shouldRefuseWhatItDoesNotKnowAndWhatCannotBe() {
        assertRefused("stepz: 3", "steps");
        assertRefused("net: {kind: transformer}", "mlp, unet");
        assertRefused("net: {channels: [30, 60]}", "multiple of 8");
        assertRefused("net: {kernel: 4}", "odd");
        assertRefused("steps: 0", "steps");
        assertRefused("noise_levels: 20000", "noise_levels");
        assertRefused(
                "{net: {kind: unet, channels: [8, 8, 8, 8, 8, 8]}}",
                "windows.horizon 16 cannot be halved 5 times between the levels of net.channels");
        assertRefused("{net: {kind: unet}, windows: {horizon: 18}}", "multiple of 2^2");
        assertRefused("learning_rate: 0", "learning rate");
        assertRefused("windows: {horizon: 1}", "horizon");
        assertRefused("windows: {gripper: none}", "plain, clip or scale");
        assertRefused("windows: {low_percentile: 98}", "rise");
        assertRefused("validation_fraction: 1.5", "validation fraction");
    }

    private void assertRefused(String yaml, String why) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("settings.yaml")
                .hasMessageContaining(why);
    }

    private DiffusionSettings read(String yaml) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("settings.yaml"), yaml));
    }
}
