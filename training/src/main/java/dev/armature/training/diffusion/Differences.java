package dev.armature.training.diffusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// What differs between two trainings that are told as [dev.armature.core.config.YamlText].
final class Differences {

    private static final String NOTHING = "nothing";

    private Differences() {}

    /// The keys that differ with both values, such as `steps was 20000, is 60; net.kind was mlp, is unet`.
    static String of(String before, String now) {
        SequencedMap<String, String> a = values(before);
        SequencedMap<String, String> b = values(now);
        Set<String> keys = new LinkedHashSet<>(a.sequencedKeySet());
        keys.addAll(b.sequencedKeySet());
        List<String> out = new ArrayList<>();
        for (String key : keys) {
            String was = a.getOrDefault(key, NOTHING);
            String is = b.getOrDefault(key, NOTHING);
            if (!was.equals(is)) {
                out.add(key + " was " + was + ", is " + is);
            }
        }
        return String.join("; ", out);
    }

    /// Each value under its key, and that of a mapping under both, with a dot between.
    private static SequencedMap<String, String> values(String yaml) {
        SequencedMap<String, String> out = new LinkedHashMap<>();
        String mapping = "";
        for (String line : yaml.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            boolean below = line.startsWith(" ");
            String key = line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            if (!below) {
                mapping = value.isEmpty() ? key + "." : "";
            }
            if (!value.isEmpty()) {
                out.put(below ? mapping + key : key, value);
            }
        }
        return out;
    }
}
