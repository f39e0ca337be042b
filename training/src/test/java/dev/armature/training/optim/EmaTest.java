package dev.armature.training.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.training.module.Parameters;
import org.junit.jupiter.api.Test;

final class EmaTest {

    @Test
    void shouldDecayAsPublished() {
        Ema ema = new Ema(new Parameters(1), new Parameters(1));
        assertThat(ema.decay(0)).isZero();
        assertThat(ema.decay(1)).isCloseTo(1 - Math.pow(2, -0.75), within(1e-12));
        assertThat(ema.decay(9_999)).isCloseTo(0.999, within(1e-9));
        assertThat(ema.decay(1_000_000)).isEqualTo(0.9999);
    }

    @Test
    void shouldAverage() {
        Parameters from = new Parameters(1);
        from.constant("a", 1, 2);
        Parameters to = new Parameters(1);
        to.constant("a", -7, 2);
        Ema ema = new Ema(from, to);
        ema.update(0);
        assertThat(to.toArray()).as("the first update forgets").containsExactly(1, 1);
        from.set(new float[] {2, 0});
        ema.update(1);
        float kept = (float) ema.decay(1);
        assertThat(to.toArray()[0]).isCloseTo(kept + 2 * (1 - kept), within(1e-6f));
        assertThat(to.toArray()[1]).isCloseTo(kept, within(1e-6f));
    }

    @Test
    void shouldRefuseNetworksOfDifferentSize() {
        Parameters one = new Parameters(1);
        one.constant("a", 1, 2);
        assertThatThrownBy(() -> new Ema(one, new Parameters(1))).hasMessageContaining("an average of 0 over 2");
    }
}
