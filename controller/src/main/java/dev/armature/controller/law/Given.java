package dev.armature.controller.law;

import dev.armature.core.config.Config;
import java.util.Arrays;
import java.util.List;

/// Reads gains that may be left out.
final class Given {

    private Given() {}

    static double number(Config c, String key, double max, double otherwise) {
        return c.has(key) ? c.number(key, 0, max) : otherwise;
    }

    static boolean flag(Config c, String key, boolean otherwise) {
        return c.has(key) ? c.flag(key) : otherwise;
    }

    /// As many numbers as `otherwise` has, each within 0..`max`.
    static List<Double> list(Config c, String key, double max, List<Double> otherwise) {
        return list(c, key, 0, max, otherwise);
    }

    static List<Double> list(Config c, String key, double min, double max, List<Double> otherwise) {
        if (!c.has(key)) {
            return otherwise;
        }
        List<Double> given = Arrays.stream(c.numbers(key, min, max)).boxed().toList();
        if (given.size() != otherwise.size()) {
            throw c.error(
                    key, "has " + given.size() + " numbers", "Give " + otherwise.size() + ", one for each joint.");
        }
        return given;
    }
}
