package dev.armature.policies.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SolveTest {

    private static final int T = 100;

    @Property(tries = 500)
    void shouldReadBackWhatItWrites(
            @ForAll Posterior posterior,
            @ForAll @Size(min = 1, max = 30) Set<@IntRange(min = 0, max = 99) Integer> set) {
        TreeSet<Integer> levels = new TreeSet<>(set);
        if (posterior == Posterior.DDPM) {
            levels.add(0);
        }
        Solve solve = new Solve(posterior, List.copyOf(levels.descendingSet()));
        assertThat(Solve.parse(solve.toString(), T)).isEqualTo(solve);
        assertThat(Solve.parse(solve.text(T), T)).isEqualTo(solve);
    }

    @Property(tries = 200)
    void shouldSpreadFromTheTopToZero(
            @ForAll @IntRange(min = 1, max = 99) int top, @ForAll @IntRange(min = 2, max = 100) int calls) {
        int fitting = Math.min(calls, top + 1);
        Solve solve = Solve.spread(Posterior.DDIM, top, fitting);
        assertThat(solve.calls()).isEqualTo(fitting);
        assertThat(solve.levels().getFirst()).isEqualTo(top);
        assertThat(solve.levels().getLast()).isZero();
    }

    @Test
    void shouldNameTheUsualOnes() {
        assertThat(Solve.parse("ddpm-100", T)).isEqualTo(Solve.down(Posterior.DDPM, 99));
        assertThat(Solve.down(Posterior.DDPM, 99).text(T)).isEqualTo("ddpm-100");
        assertThat(Solve.parse("ddim-10", T).text(T)).isEqualTo("ddim-10");
        assertThat(Solve.parse("ddim:25,10,3,0", T).text(T)).isEqualTo("ddim:25,10,3,0");
        assertThat(Solve.parse("ddim: 25, 10", T).levels()).containsExactly(25, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ddpm",
                "ddim",
                "euler-10",
                "ddim-0",
                "ddim-101",
                "ddim:",
                "ddim:3,3",
                "ddim:3,5",
                "ddim:100",
                "ddim:-1",
                "ddpm-25",
                "ddpm:5,3,1",
                "ddim:a",
                "ddim-x",
                "ddim:1,,0",
                "ddim:99999999999"
            })
    void shouldRefuseWhatIsNoSolve(String text) {
        assertThatThrownBy(() -> Solve.parse(text, T))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(NumberFormatException.class);
    }

    @Test
    void shouldSayWhichLevelIsOutOfRange() {
        assertThatThrownBy(() -> Solve.parse("ddim:120,10,0", T))
                .hasMessageContaining("120")
                .hasMessageContaining("99");
    }
}
