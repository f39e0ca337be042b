package dev.armature.datasets.lerobot.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.UserError;
import dev.armature.datasets.stats.FeatureStatistics;
import dev.armature.datasets.stats.Statistic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// `meta/stats.json`: the statistics of each feature over all episodes.
public final class StatsFile {

    /// Below the dataset\'s folder.
    public static final String PATH = "meta/stats.json";

    private static final String COUNT = "count";

    private StatsFile() {}

    public static byte[] bytes(SequencedMap<String, FeatureStatistics> statistics) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        statistics.forEach((key, counted) -> {
            ObjectNode one = json.putObject(key);
            for (Statistic s : Statistic.values()) {
                if (counted.has(s)) {
                    ArrayNode array = one.putArray(s.word());
                    for (double x : counted.get(s)) {
                        array.add(x);
                    }
                }
            }
            one.putArray(COUNT).add(counted.count());
        });
        return Json.bytes(json);
    }

    /// The statistics of all features of numbers; none when the file is not there.
    public static SequencedMap<String, FeatureStatistics> read(Path root) {
        Path file = root.resolve(PATH);
        SequencedMap<String, FeatureStatistics> out = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return out;
        }
        ObjectNode json = Json.read(file, "Restore it from a copy.");
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            try {
                out.put(entry.getKey(), statistics(entry.getValue()));
            } catch (IllegalArgumentException e) {
                throw new UserError(
                        file.toString(), entry.getKey() + ": " + e.getMessage(), "Restore it from a copy.", e);
            }
        }
        return out;
    }

    private static FeatureStatistics statistics(JsonNode node) {
        Map<Statistic, double[]> values = new EnumMap<>(Statistic.class);
        for (Statistic s : Statistic.values()) {
            JsonNode array = node.get(s.word());
            if (array != null) {
                List<Double> flat = new ArrayList<>();
                flatten(array, flat);
                values.put(s, flat.stream().mapToDouble(Double::doubleValue).toArray());
            }
        }
        return new FeatureStatistics(node.path(COUNT).path(0).asLong(), values);
    }

    private static void flatten(JsonNode node, List<Double> out) {
        if (node.isArray()) {
            node.forEach(child -> flatten(child, out));
        } else {
            out.add(node.asDouble());
        }
    }
}
