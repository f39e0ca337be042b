package dev.armature.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names in configuration: how they are written and which one was probably meant.
final class Words {

    private static final String ATOM = "(?:[umnkc]?(?:s|m|g|n|nm|hz)|m?rad|deg|nanos|seconds|meters|s2|s3|m2)";

    /// A unit at the end of a key, such as `_nm_s_per_rad`.
    private static final Pattern UNIT =
            Pattern.compile("(?<=.)_" + ATOM + "(?:_" + ATOM + ")*(?:_per_" + ATOM + "(?:_" + ATOM + ")*)?$");

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
                .or(() -> known.stream()
                        .filter(k -> partOf(key, k) || partOf(k, key))
                        .min(Comparator.comparingInt(k -> distance(key, k))))
                .map(k -> "Did you mean '" + k + "'?")
                .orElse("Known here: " + String.join(", ", known) + ".");
    }

    /// The way out for a key that is missing: perhaps it stands there with a slip of the pen.
    static String meantFor(String key, Collection<String> given) {
        return given.stream()
                .min(Comparator.comparingInt(k -> distance(key, k)))
                .filter(k -> distance(key, k) <= Math.max(1, key.length() / 4))
                .map(k -> "Add it, or is '" + k + "' meant for it?")
                .orElse("Add it.");
    }

    /// Whether `part` is one or more of the words of `whole`, as `friction` is of `friction_fraction`.
    private static boolean partOf(String part, String whole) {
        return ("_" + whole + "_").contains("_" + part + "_");
    }

    /// Whether two keys name one quantity in two units, as `stiffness_n_per_m` and `stiffness_n_per_mm` do, or one of
    /// them without.
    static boolean sameStem(String a, String b) {
        return !a.equals(b) && stem(a).equals(stem(b));
    }

    private static String stem(String key) {
        return UNIT.matcher(key).replaceFirst("");
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
