package dev.armature.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Names in configuration: how they are written and which one was probably meant.
final class Words {

    private Words() {}

    static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The way out for an unknown key: the same quantity in another unit, the nearest spelling, or the whole list.
    static String suggestion(String key, Collection<String> known) {
        for (String k : known) {
            if (sameStem(key, k)) {
                return "The unit is part of the key: use '" + k + "' and convert the value.";
            }
        }
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(key, k)))
                .filter(k -> distance(key, k) <= Math.max(2, key.length() / 4))
                .map(k -> "Did you mean '" + k + "'?")
                .orElse("Known here: " + String.join(", ", known) + ".");
    }

    /// Whether two keys name one quantity in two units, as `stiffness_n_per_m` and `stiffness_n_per_mm` do.
    static boolean sameStem(String a, String b) {
        int cutA = a.indexOf('_');
        int cutB = b.indexOf('_');
        return !a.equals(b)
                && cutA > 0
                && cutB > 0
                && a.substring(0, cutA).equals(b.substring(0, cutB))
                && unitLike(a.substring(cutA))
                && unitLike(b.substring(cutB));
    }

    private static boolean unitLike(String tail) {
        return tail.matches(".*_(u|m|n|k|c)?(s|m|n|nm|rad|deg|hz|kg|g|nanos|n_per_m{1,2}|m_per_s|rad_per_s|deg_per_s)");
    }

    /// Levenshtein's edit distance.
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
