package dev.armature.sim.evaluate.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// The compact letter display of pairwise decisions: two entries share a letter exactly when they were not told
/// apart.
///
/// Insert-and-absorb (Piepho, J. Comput. Graph. Stat. 13, 2004): start with one group of all; each decided pair splits
/// every group that holds both into one without the first and one without the second; a group inside another goes.
public final class CompactLetters {

    private CompactLetters() {}

    /// The letters of each entry, `a` belonging to the group of the first entry of the best.
    ///
    /// @param different `different[i][j]` for i ≠ j: whether i and j were told apart; symmetric; not modified
    /// @param ranking a permutation of the entries, best first: groups are lettered in this order; not modified
    /// @return one string for each entry, such as `ab`
    /// @throws IllegalArgumentException when the table is not square, not symmetric or does not fit the ranking
    public static List<String> of(boolean[][] different, int[] ranking) {
        int k = ranking.length;
        check(different, k);
        List<BitSet> groups = new ArrayList<>();
        BitSet all = new BitSet(k);
        all.set(0, k);
        groups.add(all);
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                if (different[i][j]) {
                    groups = absorb(split(groups, i, j));
                }
            }
        }
        int[] rank = new int[k];
        for (int r = 0; r < k; r++) {
            rank[ranking[r]] = r;
        }
        groups.sort(Comparator.comparing((BitSet group) -> ranks(group, rank), CompactLetters::byFirst));
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            StringBuilder own = new StringBuilder();
            for (int g = 0; g < groups.size(); g++) {
                if (groups.get(g).get(i)) {
                    own.append(letter(g));
                }
            }
            letters.add(own.toString());
        }
        return letters;
    }

    private static void check(boolean[][] different, int k) {
        boolean fits = different.length == k;
        for (int i = 0; fits && i < k; i++) {
            fits = different[i].length == k;
            for (int j = 0; fits && j < i; j++) {
                fits = different[i][j] == different[j][i];
            }
        }
        if (!fits) {
            throw new IllegalArgumentException("decisions must be a symmetric " + k + "×" + k + " table");
        }
    }

    private static List<BitSet> split(List<BitSet> groups, int i, int j) {
        List<BitSet> out = new ArrayList<>();
        for (BitSet group : groups) {
            if (group.get(i) && group.get(j)) {
                out.add(without(group, i));
                out.add(without(group, j));
            } else {
                out.add(group);
            }
        }
        return out;
    }

    private static BitSet without(BitSet group, int member) {
        BitSet out = BitSet.valueOf(group.toLongArray());
        out.clear(member);
        return out;
    }

    private static List<BitSet> absorb(List<BitSet> groups) {
        List<BitSet> out = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            boolean inside = false;
            for (int h = 0; h < groups.size() && !inside; h++) {
                boolean equal = groups.get(g).equals(groups.get(h));
                inside = h != g && isSubset(groups.get(g), groups.get(h)) && (!equal || h < g);
            }
            if (!inside) {
                out.add(groups.get(g));
            }
        }
        return out;
    }

    private static boolean isSubset(BitSet part, BitSet whole) {
        BitSet rest = BitSet.valueOf(part.toLongArray());
        rest.andNot(whole);
        return rest.isEmpty();
    }

    private static int[] ranks(BitSet group, int[] rank) {
        return group.stream().map(i -> rank[i]).sorted().toArray();
    }

    private static int byFirst(int[] left, int[] right) {
        return Arrays.compare(left, right);
    }

    /// a … z, then a1 … z1 and so on.
    private static String letter(int index) {
        String base = String.valueOf((char) ('a' + index % 26));
        return index < 26 ? base : base + index / 26;
    }
}
