package dev.armature.sim.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CompactLettersTest {

    @Test
    void shouldGiveOneLetterWhenNothingDiffers() {
        assertThat(CompactLetters.of(table(4), order(4))).containsExactly("a", "a", "a", "a");
    }

    @Test
    void shouldGiveEachItsOwnWhenAllDiffer() {
        assertThat(CompactLetters.of(table(3, 0, 1, 0, 2, 1, 2), order(3))).containsExactly("a", "b", "c");
    }

    @Test
    void shouldOverlapInAChain() {
        // Best and worst differ, the middle differs from neither.
        assertThat(CompactLetters.of(table(3, 0, 2), order(3))).containsExactly("a", "ab", "b");
        // Each differs from all but its neighbours.
        assertThat(CompactLetters.of(table(4, 0, 2, 0, 3, 1, 3), order(4))).containsExactly("a", "ab", "bc", "c");
    }

    @Test
    void shouldSolveEightEntriesWorkedByHand() {
        // Different: 1-7, 1-8, 2-4, 2-5, 3-5. Groups: 1236, 1346, 1456, 23678, 34678, 45678.
        List<String> letters = CompactLetters.of(table(8, 0, 6, 0, 7, 1, 3, 1, 4, 2, 4), order(8));

        assertThat(letters).containsExactly("abc", "ad", "abde", "bcef", "cf", "abcdef", "def", "def");
    }

    @Test
    void shouldLetterFromTheBestDown() {
        // Entry 2 is the best and differs from the other two.
        assertThat(CompactLetters.of(table(3, 2, 0, 2, 1), new int[] {2, 0, 1})).containsExactly("b", "b", "a");
    }

    @Property(tries = 500)
    void shouldShareALetterExactlyWhenNotToldApart(
            @ForAll @IntRange(min = 1, max = 9) int k, @ForAll long seed, @ForAll @IntRange(max = 10) int tenths) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[][] different = table(k);
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                different[i][j] = different[j][i] = random.nextInt(10) < tenths;
            }
        }
        List<String> letters = CompactLetters.of(different, order(k));

        for (int i = 0; i < k; i++) {
            assertThat(letters.get(i)).isNotEmpty();
            for (int j = i + 1; j < k; j++) {
                assertThat(share(letters, i, j))
                        .as("%d and %d of %s", i, j, letters)
                        .isEqualTo(!different[i][j]);
            }
        }
    }

    @Test
    void shouldRejectATableThatIsNotSymmetric() {
        boolean[][] lopsided = table(2);
        lopsided[0][1] = true;

        assertThatThrownBy(() -> CompactLetters.of(lopsided, order(2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CompactLetters.of(table(2), order(3))).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean share(List<String> letters, int i, int j) {
        return letters.get(i).chars().anyMatch(letter -> letters.get(j).indexOf(letter) >= 0);
    }

    private static boolean[][] table(int k, int... pairs) {
        boolean[][] out = new boolean[k][k];
        for (int p = 0; p < pairs.length; p += 2) {
            out[pairs[p]][pairs[p + 1]] = true;
            out[pairs[p + 1]][pairs[p]] = true;
        }
        return out;
    }

    private static int[] order(int k) {
        int[] out = new int[k];
        for (int i = 0; i < k; i++) {
            out[i] = i;
        }
        return out;
    }
}
