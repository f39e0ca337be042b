package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.ActionSpec;
import dev.armature.policies.testing.ToyPolicy;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the words of a manifest refuse, and the sizes that follow from them.
final class LayoutsTest {
    private static final ActionDim X = ActionDim.continuous("x", "m", "", List.of(), List.of());

    private static ActionLayout action(double period, int horizon, double clip, ActionDim... dims) {
        return new ActionLayout(ActionSpec.Kind.CARTESIAN_POSITION, "base", period, horizon, clip, List.of(dims));
    }

    @ParameterizedTest
    @CsvSource({"0, 16, 1.5", "-0.1, 16, 1.5", "NaN, 16, 1.5", "0.1, 0, 1.5", "0.1, 16, 0", "0.1, 16, NaN"})
    void shouldRefuseAnActionWithoutTimeRowsOrClip(double period, int horizon, double clip) {
        assertThatThrownBy(() -> action(period, horizon, clip, X))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("> 0");
    }

    @Test
    void shouldRefuseAnActionWithoutDimensions() {
        assertThatThrownBy(() -> action(0.1, 16, 1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void shouldCountSizesAndTime(
            @ForAll @IntRange(min = 1, max = 64) int horizon,
            @ForAll @IntRange(min = 1, max = 7) int dims,
            @ForAll @IntRange(min = 1, max = 1000) int hz) {
        ActionDim[] all = new ActionDim[dims];
        for (int i = 0; i < dims; i++) {
            all[i] = ActionDim.continuous("q" + i, "rad", "", List.of(), List.of());
        }
        ActionLayout layout = action(1.0 / hz, horizon, 1.5, all);
        assertThat(layout.dim()).isEqualTo(dims);
        assertThat(layout.size()).isEqualTo(horizon * dims);
        assertThat(layout.periodNanos()).isEqualTo(Math.round(1e9 / hz));
        assertThat(layout.spec().names()).hasSize(dims).startsWith("q0");
        assertThat(layout.spec().units()).containsOnly("rad");
    }

    @Test
    void shouldRefuseADiscreteDimensionThatIsRelativeOrNormalised() {
        assertThatThrownBy(() -> new ActionDim(
                        "g", "1", "observation.state/ee_x", List.of(), List.of(), ActionDim.Discrete.PLAIN, 1))
                .hasMessageContaining("neither relative nor normalised");
        assertThatThrownBy(() -> new ActionDim("g", "1", "", List.of(0.0), List.of(1.0), ActionDim.Discrete.SCALE, 10))
                .hasMessageContaining("neither relative nor normalised");
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "1, 1", "NaN, 1", "0, NaN"})
    void shouldRefuseBoundsWithoutRange(double low, double high) {
        assertThatThrownBy(() -> ActionDim.continuous("x", "m", "", List.of(0.0, low), List.of(1.0, high)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1 has no range");
    }

    @ParameterizedTest
    @CsvSource({"1, 1.5", "10001, 1.5", "100, 0", "100, -1", "100, NaN"})
    void shouldRefuseADiffusionThatCannotBe(int levels, double clip) {
        assertThatThrownBy(() -> new Diffusion(NoiseSchedule.Kind.LINEAR, levels, clip))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2..10000");
    }

    @Property(tries = 200)
    void shouldStartUntunedWithListsThatTheNetworkKnows(@ForAll @IntRange(min = 2, max = 1000) int levels) {
        SamplerSettings untuned = new Diffusion(NoiseSchedule.Kind.LINEAR, levels, 1).untuned();
        assertThat(untuned.first()).isEqualTo(Solve.down(Posterior.DDPM, levels - 1));
        assertThat(untuned.refine().levels().getFirst()).isEqualTo(levels / 4);
        assertThat(untuned.refine().calls()).isLessThanOrEqualTo(4);
        assertThat(untuned.schedule()).isEqualTo(NoiseSchedule.Kind.LINEAR);
        assertThat(untuned.reReference()).isTrue();
    }

    @Test
    void shouldRefuseAnObservationOfNothing() {
        ObservedTensor one = new ObservedTensor("s", List.of("a"), "m", "", List.of(0.0), List.of(1.0));
        assertThatThrownBy(() -> new ObservationLayout(0, List.of(one))).hasMessageContaining("0 steps");
        assertThatThrownBy(() -> new ObservationLayout(2, List.of())).hasMessageContaining("no observation");
        assertThatThrownBy(() -> new ObservedTensor("s", List.of(), "m", "", List.of(), List.of()))
                .hasMessageContaining("as many");
        for (double scale : new double[] {-1, Double.NaN}) {
            assertThatThrownBy(() -> new ObservedTensor("s", List.of("a"), "m", "", List.of(0.0), List.of(scale)))
                    .hasMessageContaining("every scale must be > 0");
        }
    }

    @Test
    void shouldRefuseAWindowThatLeavesNoAction() {
        ObservationLayout long3 = new ObservationLayout(
                3, List.of(new ObservedTensor("s", List.of("a"), "m", "", List.of(0.0), List.of(1.0))));
        ActionLayout short2 = action(0.1, 2, 1.5, X);
        Diffusion diffusion = ToyPolicy.diffusion();
        assertThatThrownBy(() -> new DiffusionPolicy(
                        long3, short2, diffusion, diffusion.untuned(), (sample, k, condition, out) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("3 steps", "horizon of 2");
    }

    @Test
    void shouldNotChangeWhenTheGivenListsChange() {
        List<Double> low = new java.util.ArrayList<>(List.of(0.0));
        ActionDim dim = ActionDim.continuous("x", "m", "", low, List.of(1.0));
        low.set(0, 5.0);
        assertThat(dim.low()).containsExactly(0.0);
    }
}
