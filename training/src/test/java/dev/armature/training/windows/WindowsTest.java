package dev.armature.training.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.policies.diffusion.ActionDim;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowsTest {

    private static final WindowSettings SETTINGS =
            new WindowSettings(2, 4, 0, 100, 1.5, true, ActionDim.Discrete.SCALE, 10, 0.01, 0.01);

    /// Two episodes of 3 and 2 frames; state x is 10 e + t, the command lies 0.1 (t + 1) ahead of it.
    private static Demonstrations counted() {
        List<float[]> states = new ArrayList<>();
        List<float[]> actions = new ArrayList<>();
        List<Episode> episodes = List.of(new Episode(0, List.of("a"), 3, 0), new Episode(1, List.of("a"), 2, 3));
        for (Episode e : episodes) {
            for (int t = 0; t < e.length(); t++) {
                float x = 10 * e.index() + t;
                states.add(new float[] {x, 0, 0.5f, 0.08f});
                actions.add(new float[] {x + 0.1f * (t + 1), 0, 0.5f, t == 0 ? 1 : -1});
            }
        }
        return TestDemonstrations.of(states, actions, episodes);
    }

    @Test
    void shouldPutTheActionOfThePresentIntoRowToMinusOneAndRepeatTheEnds() {
        Demonstrations frames = counted();
        WindowLayouts layouts = WindowLayouts.fit(frames, frames.episodes(), SETTINGS);
        Windows windows = new WindowBuilder(frames, layouts).build(frames.episodes());
        assertThat(windows.count()).isEqualTo(5);
        // first window of the first episode: rows are the actions 0 (repeated), 0, 1, 2
        assertRelativeX(layouts, windows, 0, 0.1, 0.1, 1.2, 2.3);
        // second window: relative to x = 1, rows 0, 1, 2, 2 (repeated)
        assertRelativeX(layouts, windows, 1, -0.9, 0.2, 1.3, 1.3);
        // last window of the second episode never looks into the first
        assertRelativeX(layouts, windows, 4, -0.9, 0.2, 0.2, 0.2);
    }

    @Test
    void shouldSeeTheFirstFrameTwiceAtTheStart() {
        Demonstrations frames = counted();
        WindowLayouts layouts = WindowLayouts.fit(frames, frames.episodes(), SETTINGS);
        WindowBuilder builder = new WindowBuilder(frames, layouts);
        Episode second = frames.episodes().get(1);
        assertThat(builder.observation(second, 0).floats(0)).containsExactly(10, 0, .5f, .08f, 10, 0, .5f, .08f);
        assertThat(builder.observation(second, 1).floats(0)).containsExactly(10, 0, .5f, .08f, 11, 0, .5f, .08f);
        float[] condition = new float[8];
        builder.build(List.of(second)).condition(0, condition, 0);
        assertThat(condition[0]).as("10 within 0..11").isCloseTo((10 - 5.5f) / 5.5f, within(1e-6f));
        assertThat(condition[1]).as("an element that never moves is 0").isZero();
    }

    @Test
    void shouldSayMetresWhereEveryNameIsALengthAndElseNothing() {
        Demonstrations frames = counted();
        assertThat(unit(frames, List.of("ee_x", "ee_y", "ee_z", "gripper_width")))
                .isEqualTo("m");
        assertThat(unit(frames, List.of("ee_x", "ee_y", "ee_z", "joint1"))).isEqualTo("1");
        assertThat(unit(frames, List.of("ee_x", "ee_rx", "ee_ry", "ee_rz"))).isEqualTo("1");
    }

    private static String unit(Demonstrations frames, List<String> names) {
        Column state = frames.observations().getFirst();
        Column renamed = Column.of(Feature.floats(Demonstrations.STATE, names), state.floats());
        WindowSettings absolute =
                new WindowSettings(2, 4, 0, 100, 1.5, false, ActionDim.Discrete.SCALE, 10, 0.01, 0.01);
        Demonstrations other =
                new Demonstrations(frames.name(), frames.fps(), List.of(renamed), frames.action(), frames.episodes());
        return WindowLayouts.fit(other, other.episodes(), absolute)
                .observation()
                .tensors()
                .getFirst()
                .unit();
    }

    @Test
    void shouldDivideTheGripperByItsFactor() {
        Demonstrations frames = counted();
        WindowLayouts layouts = WindowLayouts.fit(frames, frames.episodes(), SETTINGS);
        Windows windows = new WindowBuilder(frames, layouts).build(frames.episodes());
        assertThat(windows.action(0, 3)).isEqualTo(0.1f);
        assertThat(windows.action(0, 11)).isEqualTo(-0.1f);
    }

    @Test
    void shouldScaleEachRowByItsPercentilesAndClip() {
        Demonstrations frames = TestDemonstrations.twoWays(40, 20, 1);
        WindowSettings settings = new WindowSettings(2, 8, 20, 80, 1.5, true, ActionDim.Discrete.PLAIN, 1, 0.001, 0.01);
        WindowLayouts layouts = WindowLayouts.fit(frames, frames.episodes(), settings);
        ActionDim y = layouts.action().dims().get(1);
        assertThat(y.high().get(7) - y.low().get(7))
                .isGreaterThan(3 * (y.high().get(1) - y.low().get(1)));
        Windows windows = new WindowBuilder(frames, layouts).build(frames.episodes());
        int above = 0;
        for (int w = 0; w < windows.count(); w++) {
            float value = windows.action(w, 7 * 4 + 1);
            assertThat(value).isBetween(-1.5f, 1.5f);
            above += value > 1 ? 1 : 0;
        }
        assertThat(above / (double) windows.count()).as("a fifth lies above +1").isCloseTo(0.2, within(0.01));
    }

    @Test
    void shouldWidenRowsThatHardlyVary() {
        Demonstrations frames = counted();
        ActionDim z = WindowLayouts.fit(frames, frames.episodes(), SETTINGS)
                .action()
                .dims()
                .get(2);
        for (int row = 0; row < 4; row++) {
            assertThat(z.high().get(row) - z.low().get(row)).isCloseTo(0.01, within(1e-9));
        }
    }

    @Test
    void shouldLeaveActionsAbsoluteWhenAsked() {
        Demonstrations frames = counted();
        WindowSettings absolute =
                new WindowSettings(2, 4, 0, 100, 1.5, false, ActionDim.Discrete.SCALE, 10, 0.01, 0.01);
        ActionDim x = WindowLayouts.fit(frames, frames.episodes(), absolute)
                .action()
                .dims()
                .get(0);
        assertThat(x.relativeTo()).isEmpty();
        assertThat(x.low().get(1)).isCloseTo(0.1, within(1e-6));
        assertThat(x.high().get(1)).isCloseTo(11.2, within(1e-6));
    }

    @Test
    void shouldNameWhatIsMissing() {
        List<Episode> one = List.of(new Episode(0, List.of(), 1, 0), new Episode(1, List.of(), 1, 1));
        Column state = Column.of(Feature.floats(Demonstrations.STATE, List.of("q")), new float[2]);
        Demonstrations joints = new Demonstrations(
                "d", 10, List.of(state), Column.of(Feature.floats("action", List.of("x")), new float[2]), one);
        assertThatThrownBy(() -> WindowLayouts.fit(joints, one, SETTINGS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ee_x");
        Demonstrations turned = new Demonstrations(
                "d", 10, List.of(state), Column.of(Feature.floats("action", List.of("roll")), new float[2]), one);
        assertThatThrownBy(() -> WindowLayouts.fit(turned, one, SETTINGS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'roll' is not known");
        assertThatThrownBy(() ->
                        new Demonstrations("d", 10, List.of(state), state, List.of(new Episode(0, List.of(), 3, 0))))
                .hasMessageContaining("2 frames where the episodes have 3");
    }

    @Test
    void shouldInterpolatePercentiles() {
        assertThat(Percentiles.of(new double[] {4, 1, 3, 2, 5}, 50)).isEqualTo(3);
        assertThat(Percentiles.of(new double[] {0, 10}, 2)).isCloseTo(0.2, within(1e-12));
        assertThat(Percentiles.of(new double[] {7}, 98)).isEqualTo(7);
        assertThat(Percentiles.of(new double[] {1, 2}, 100)).isEqualTo(2);
    }

    @Test
    void shouldHoldOutWholeEpisodesBySeed() {
        List<Episode> all = TestDemonstrations.twoWays(50, 3, 1).episodes();
        EpisodeSplit split = EpisodeSplit.of(all, 0.04, 1);
        assertThat(split.validation()).hasSize(2);
        assertThat(split.train()).hasSize(48).doesNotContainAnyElementsOf(split.validation());
        assertThat(EpisodeSplit.of(all, 0.04, 1)).isEqualTo(split);
        assertThat(EpisodeSplit.of(all, 0.04, 2)).isNotEqualTo(split);
        assertThat(EpisodeSplit.of(all, 0.0001, 1).validation()).hasSize(1);
        assertThatThrownBy(() -> EpisodeSplit.of(all.subList(0, 1), 0.5, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("validation_fraction: 0.5")
                .hasMessageContaining("leaves nothing");
    }

    private static void assertRelativeX(WindowLayouts layouts, Windows windows, int window, double... expected) {
        ActionDim x = layouts.action().dims().getFirst();
        for (int row = 0; row < expected.length; row++) {
            double low = x.low().get(row);
            double high = x.high().get(row);
            double actual = low + (windows.action(window, row * 4) + 1) / 2 * (high - low);
            assertThat(actual).as("row " + row).isCloseTo(expected[row], within(1e-5));
        }
    }
}
