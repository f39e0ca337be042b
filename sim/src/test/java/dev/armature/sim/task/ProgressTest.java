package dev.armature.sim.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Progress progress = new Progress(List.of("reached", "lifted", "placed"));

    @Test
    void shouldReachMilestonesOnlyInOrder() {
        progress.reach(1, true, 0.1);
        assertThat(progress.reached()).isZero();
        progress.reach(0, false, 0.2);
        progress.reach(0, true, 0.3);
        progress.reach(0, true, 0.4);
        progress.reach(1, true, 0.5);
        assertThat(progress.reachedNames()).containsExactly("reached", "lifted");
        assertThat(progress.reachedSeconds()).containsExactly(0.3, 0.5);
        assertThat(progress.done()).isFalse();
    }

    @Test
    void shouldSucceedWithTheLastMilestoneAndNotFailAfterwards() {
        for (int i = 0; i < 3; i++) {
            progress.reach(i, true, i);
        }
        progress.fail("dropped");
        assertThat(progress.success()).isTrue();
        assertThat(progress.done()).isTrue();
        assertThat(progress.failure()).isNull();
    }

    @Test
    void shouldKeepTheFirstReasonAndReachNothingAfterIt() {
        progress.reach(0, true, 1);
        progress.fail("dropped");
        progress.fail("out of time");
        progress.reach(1, true, 2);
        assertThat(progress.failure()).isEqualTo("dropped");
        assertThat(progress.reachedNames()).containsExactly("reached");
        assertThat(progress.success()).isFalse();
        assertThat(progress.done()).isTrue();
    }

    @Test
    void shouldRefuseAnUnknownTaskAndNameTheKnownOnes() {
        assertThatThrownBy(() -> Tasks.named("juggle"))
                .isInstanceOf(UserError.class)
                .hasMessage("task 'juggle': is not known. Use one of: lift, place, insert.");
    }
}
