package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.training.windows.WindowSettings;
import org.junit.jupiter.api.Test;

final class DifferencesTest {

    private static final DiffusionSettings D = DiffusionSettings.DEFAULT;

    @Test
    void shouldNameTheKeysThatDifferWithBothValuesAndNoOthers() {
        DiffusionSettings other = new DiffusionSettings(
                D.net().withKind(NetSettings.Kind.UNET),
                new WindowSettings(2, 32, 2, 98, 1.5, true, D.windows().gripper(), 10, 0.01, 0.01),
                NoiseSchedule.Kind.LINEAR,
                100,
                new OptimizerSettings(60, 256, 1e-3, 500, 1e-6),
                D.run());
        assertThat(Differences.of(SettingsFile.text(D), SettingsFile.text(other)))
                .isEqualTo("steps was 20000, is 60; noise_schedule was squared-cosine, is linear;"
                        + " net.kind was mlp, is unet; windows.horizon was 16, is 32");
    }

    @Test
    void shouldNameOtherData() {
        assertThat(Differences.of("data: \"4 episodes: x\"\nsteps: 1\n", "data: \"5 episodes\"\nsteps: 1\n"))
                .isEqualTo("data was \"4 episodes: x\", is \"5 episodes\"");
    }

    @Test
    void shouldNameAKeyThatOnlyOneHas() {
        assertThat(Differences.of("a: 1\n", "a: 1\nb: 2\n")).isEqualTo("b was nothing, is 2");
    }

    @Test
    void shouldFindNoneInTheSame() {
        assertThat(Differences.of(SettingsFile.text(D), SettingsFile.text(D))).isEmpty();
    }
}
