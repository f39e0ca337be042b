package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.core.ActionSpec;
import dev.armature.core.Observation;
import dev.armature.core.testing.AllocationFree;
import dev.armature.policies.testing.ToyPolicy;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ActionNormaliserTest {

    private static final int SIZE = ToyPolicy.HORIZON * ToyPolicy.DIM;

    private final ActionNormaliser normaliser =
            ToyPolicy.action(ActionDim.Discrete.SCALE).normaliser(ToyPolicy.observation());
    private final double[] buffer = new double[SIZE];
    private final double[] references = {0.5, 0.1, 0, 0};

    @Property(tries = 200)
    void shouldUndoItselfWithinTheClip(@ForAll long seed) {
        Random random = new Random(seed);
        double[] network = random.doubles(SIZE, -1.5, 1.5).toArray();
        double[] si = new double[SIZE];
        double[] back = new double[SIZE];
        normaliser.toSi(network, references, si);
        normaliser.toNetwork(si, references, back);
        assertThat(back).containsExactly(network, within(1e-12));
    }

    @Test
    void shouldScaleEachRowByItsOwnPercentiles() {
        double[] si = new double[SIZE];
        for (int h = 0; h < ToyPolicy.HORIZON; h++) {
            si[h * 4] = 0.5 + 0.02 + 0.01 * h;
            si[h * 4 + 1] = 0.1 - 0.02 - 0.01 * h;
            si[h * 4 + 2] = 0.25;
            si[h * 4 + 3] = h % 2 == 0 ? 1 : -1;
        }
        normaliser.toNetwork(si, references, si);
        for (int h = 0; h < ToyPolicy.HORIZON; h++) {
            assertThat(si[h * 4]).isCloseTo(1, within(1e-12));
            assertThat(si[h * 4 + 1]).isCloseTo(-1, within(1e-12));
            assertThat(si[h * 4 + 2]).isCloseTo(0, within(1e-12));
            assertThat(si[h * 4 + 3]).isEqualTo(h % 2 == 0 ? 0.1 : -0.1);
        }
    }

    @Test
    void shouldClipWhatTheNetworkNeverSaw() {
        double[] si = new double[SIZE];
        si[0] = 100;
        si[1] = -100;
        normaliser.toNetwork(si, references, si);
        assertThat(si[0]).isEqualTo(1.5);
        assertThat(si[1]).isEqualTo(-1.5);
    }

    @Test
    void shouldTakeReferencesFromTheNewestStep() {
        double[] out = new double[4];
        Observation observation = ToyPolicy.observed(0.4, -0.2, 0);
        ToyPolicy.push(observation, 0.41, -0.19, 1);
        normaliser.references(observation, out);
        assertThat(out).containsExactly(new double[] {0.41, -0.19, 0, 0}, within(1e-7));
    }

    @Test
    void shouldCommandOnlyOpenOrCloseInADiscreteDimension() {
        assertThat(normaliser.command(3, 0.04)).isEqualTo(1);
        assertThat(normaliser.command(3, -0.04)).isEqualTo(-1);
        assertThat(normaliser.command(0, 0.04)).isEqualTo(0.04f);
    }

    @Test
    void shouldRefuseAReferenceThatIsNotObserved() {
        ActionLayout action = new ActionLayout(
                ActionSpec.Kind.CARTESIAN_POSITION,
                "base",
                0.1,
                2,
                1.5,
                List.of(ActionDim.continuous("x", "m", "observation.state/elbow", List.of(), List.of())));
        assertThatThrownBy(() -> action.normaliser(ToyPolicy.observation()))
                .hasMessageContaining("observation.state/elbow");
    }

    @Test
    void shouldRefusePartsThatDoNotFit() {
        assertThatThrownBy(() -> ActionDim.continuous("x", "m", "", List.of(0.0), List.of(0.0)))
                .hasMessageContaining("no range");
        assertThatThrownBy(() -> ActionDim.continuous("x", "m", "", List.of(0.0), List.of()))
                .hasMessageContaining("bounds");
        assertThatThrownBy(() -> ActionDim.discrete("g", ActionDim.Discrete.CLIP, 0))
                .hasMessageContaining("factor");
        ActionDim three = ActionDim.continuous("x", "m", "", List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        assertThatThrownBy(
                        () -> new ActionLayout(ActionSpec.Kind.CARTESIAN_POSITION, "base", 0.1, 2, 1.5, List.of(three)))
                .hasMessageContaining("3 bounds for 2 rows");
    }

    @AllocationFree
    void shouldAllocateNothing() {
        normaliser.toNetwork(buffer, references, buffer);
        normaliser.toSi(buffer, references, buffer);
    }
}
