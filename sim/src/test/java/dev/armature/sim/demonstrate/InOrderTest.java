package dev.armature.sim.demonstrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InOrderTest {

    @Test
    void shouldHandOnWhatNeedNotWaitAndNothingElse() {
        List<String> passed = new ArrayList<>();
        InOrder<String> order = new InOrder<>(passed::add);
        order.put(0, "a");
        assertThat(passed).containsExactly("a");
        order.put(3, "d");
        order.put(2, "c");
        assertThat(passed).containsExactly("a");
        order.put(1, "b");
        assertThat(passed).containsExactly("a", "b", "c", "d");
        order.put(4, "e");
        assertThat(passed).containsExactly("a", "b", "c", "d", "e");
    }
}
