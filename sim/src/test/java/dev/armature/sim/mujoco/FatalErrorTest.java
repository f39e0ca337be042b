package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.sim.mujoco.internal.Native;
import org.junit.jupiter.api.Test;

/// By default MuJoCo's `mju_error` ends the process: that this test goes on is half of what it shows.
final class FatalErrorTest {

    private static final int BOXES = 20;

    /// Boxes above a floor, with memory for boxes in the air but not for boxes that lie on it.
    private static Model cramped() {
        StringBuilder boxes = new StringBuilder();
        for (int i = 0; i < BOXES; i++) {
            boxes.append("<body pos='%d 0 1'><freejoint/><geom type='box' size='0.1 0.1 0.1'/></body>".formatted(i));
        }
        String size = Native.version() < 230 ? "nstack='5000'" : "memory='18K'";
        return Model.parse("cramped.xml", """
                <mujoco>
                  <size %s/>
                  <worldbody><geom type="plane" size="5 5 0.1"/>%s</worldbody>
                </mujoco>
                """.formatted(size, boxes));
    }

    private static void lay(Data data) {
        for (int i = 0; i < BOXES; i++) {
            data.qpos().put(7 * i + 2, 0.09);
        }
    }

    @Test
    void shouldBecomeAnExceptionAndLifeGoesOn() {
        try (Model cramped = cramped();
                Data data = cramped.newData()) {
            lay(data);
            assertThatThrownBy(() -> data.step(1))
                    .isInstanceOf(MujocoException.class)
                    .hasMessageContaining("tack overflow");
            assertThatThrownBy(() -> data.step(1))
                    .isInstanceOf(MujocoException.class)
                    .hasMessageContaining("must be reset");
            data.reset();
            data.step(10);
            assertThat(data.time()).isCloseTo(10 * cramped.timestep(), within(1e-12));
        }
        try (Model model = Scenes.ball();
                Data data = model.newData()) {
            data.step(2000);
            assertThat(data.unstable()).isFalse();
        }
    }
}
