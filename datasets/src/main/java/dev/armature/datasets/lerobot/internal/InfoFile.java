package dev.armature.datasets.lerobot.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.armature.core.UserError;
import dev.armature.datasets.DatasetInfo;
import dev.armature.datasets.Feature;
import dev.armature.datasets.FeatureType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `meta/info.json`: what the dataset says of itself. Keys that we do not know are kept as they are.
public final class InfoFile {

    /// Below the dataset\'s folder.
    public static final String PATH = "meta/info.json";
    /// Below the dataset\'s folder.
    public static final String VERSION = "v3.0";

    private static final String WAY_OUT = "Restore it from a copy, or give the folder of a LeRobot v3.0 dataset.";

    private final String file;
    private final ObjectNode json;
    private final DatasetInfo info;
    private final List<String> warnings = new ArrayList<>();

    private InfoFile(String file, ObjectNode json) {
        this.file = file;
        this.json = json;
        this.info = parse();
    }

    public static InfoFile read(Path root) {
        Path file = root.resolve(PATH);
        return new InfoFile(file.toString(), Json.read(file, WAY_OUT));
    }

    /// A dataset without episodes.
    public static InfoFile create(int fps, String robotType, List<Feature> features) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("codebase_version", VERSION);
        json.put("robot_type", robotType);
        json.put("total_episodes", 0);
        json.put("total_frames", 0);
        json.put("total_tasks", 0);
        json.put("chunks_size", 1000);
        json.put("data_files_size_in_mb", 100);
        json.put("video_files_size_in_mb", 200);
        json.put("fps", fps);
        json.putObject("splits");
        json.put("data_path", FileTemplate.DATA.text());
        json.putNull("video_path");
        ObjectNode described = json.putObject("features");
        for (Feature feature : features) {
            ObjectNode one = described.putObject(feature.key());
            one.put("dtype", feature.type().word());
            ArrayNode shape = one.putArray("shape");
            feature.shape().forEach(shape::add);
            if (feature.names().isEmpty()) {
                one.putNull("names");
            } else {
                ArrayNode names = one.putArray("names");
                feature.names().forEach(names::add);
            }
        }
        return new InfoFile(PATH, json);
    }

    /// The same with other totals.
    public InfoFile withTotals(int episodes, long frames, int tasks) {
        ObjectNode copy = json.deepCopy();
        copy.put("total_episodes", episodes);
        copy.put("total_frames", frames);
        copy.put("total_tasks", tasks);
        copy.putObject("splits").put("train", "0:" + episodes);
        return new InfoFile(file, copy);
    }

    public DatasetInfo info() {
        return info;
    }

    public FileTemplate dataPath() {
        return new FileTemplate(text("data_path", FileTemplate.DATA.text()));
    }

    public int chunkSize() {
        return whole("chunks_size", 1000);
    }

    /// What was passed over.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    public byte[] bytes() {
        return Json.bytes(json);
    }

    private DatasetInfo parse() {
        String version = text("codebase_version", "");
        if (!version.equals(VERSION)) {
            throw error(
                    "codebase_version: '" + version + "' is not " + VERSION,
                    "Convert it with LeRobot's convert_dataset_v21_to_v30, or record it again.");
        }
        int fps = whole("fps", 0);
        if (fps <= 0) {
            throw error("fps: must be a positive whole number", WAY_OUT);
        }
        if (!(json.get("features") instanceof ObjectNode described)) {
            throw error("features: is missing or no mapping", WAY_OUT);
        }
        List<Feature> features = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : described.properties()) {
            features.add(feature(entry.getKey(), entry.getValue()));
        }
        return new DatasetInfo(
                version,
                text("robot_type", "unknown"),
                fps,
                features,
                whole("total_episodes", 0),
                json.path("total_frames").asLong(0),
                whole("total_tasks", 0));
    }

    private Feature feature(String key, JsonNode node) {
        String word = node.path("dtype").asText("");
        Optional<FeatureType> type = FeatureType.of(word);
        if (type.isEmpty()) {
            throw error("features." + key + ".dtype: '" + word + "' is not known", "Use NumPy's words, as float32.");
        }
        List<Integer> shape = new ArrayList<>();
        node.path("shape").forEach(axis -> shape.add(axis.isInt() ? axis.asInt() : 0));
        if (shape.isEmpty()) {
            shape.add(1);
        }
        if (!type.get().numeric()) {
            warnings.add(key + " is " + word + " and passed over: only numbers are read");
        }
        try {
            return new Feature(key, type.get(), shape, names(key, node.path("names"), shape));
        } catch (IllegalArgumentException e) {
            throw error("features." + key + ": " + e.getMessage(), WAY_OUT);
        }
    }

    /// A list of names, or LeRobot's older `{"motors": [...]}`.
    private List<String> names(String key, JsonNode node, List<Integer> shape) {
        JsonNode list = node.isObject() && node.size() == 1 ? node.iterator().next() : node;
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(name.asText()));
        if (shape.size() == 1 && !names.isEmpty() && names.size() != shape.getFirst()) {
            warnings.add(key + " has " + names.size() + " names for " + shape.getFirst() + " elements; passed over");
            return List.of();
        }
        return names;
    }

    private String text(String key, String otherwise) {
        JsonNode node = json.path(key);
        return node.isTextual() ? node.asText() : otherwise;
    }

    private int whole(String key, int otherwise) {
        JsonNode node = json.path(key);
        return node.isInt() ? node.asInt() : otherwise;
    }

    private UserError error(String what, String wayOut) {
        return new UserError(file, what, wayOut);
    }
}
