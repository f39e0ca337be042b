package dev.armature.core.config;

import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A mapping of a strict YAML file. Read every key that is known, then [#close()] refuses the rest.
///
/// ```java
/// try (Config c = Config.load(path)) {
///     double k = c.number("stiffness_n_per_m", 0, 6000);
/// }
/// ```
///
/// Units stand in the keys. Every error is a [UserError] that names file, key, value and way out.
public final class Config implements AutoCloseable {

    private static final long MAX_BYTES = 16L << 20;

    private final String file;
    private final String path;
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Config> children = new ArrayList<>();

    private Config(String file, String path, Map<?, ?> map) {
        this.file = file;
        this.path = path;
        // a key such as 1 or true is a name here, whatever YAML takes it for
        for (Map.Entry<?, ?> given : map.entrySet()) {
            String key = String.valueOf(given.getKey());
            if (this.map.containsKey(key)) {
                throw error(key, "stands twice", "Leave one of them out.");
            }
            this.map.put(key, given.getValue());
        }
    }

    /// Reads `yaml`, a file whose root is a mapping.
    public static Config load(Path yaml) {
        try {
            if (Files.size(yaml) > MAX_BYTES) {
                throw new UserError(yaml.toString(), "is larger than 16 MiB", "Is this the right file?");
            }
            return parse(yaml.toString(), Files.readString(yaml));
        } catch (IOException e) {
            String what = e instanceof NoSuchFileException ? "is not there" : "cannot be read (" + e + ")";
            throw new UserError(yaml.toString(), what, "Check the path and its rights.", e);
        }
    }

    /// Reads `text`; `file` is what errors call it.
    public static Config parse(String file, String text) {
        Object root;
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(20)
                    .build();
            root = new Load(settings).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new UserError(file, "is not valid YAML: " + e.getMessage(), "Mend the line that is named.", e);
        }
        if (!(root instanceof Map<?, ?> m)) {
            throw new UserError(file, "holds no mapping", "Write `key: value` lines.");
        }
        return new Config(file, "", m);
    }

    /// Whether `key` is given. Makes it known.
    public boolean has(String key) {
        known.add(key);
        return map.get(key) != null;
    }

    /// The text of `key`.
    public String text(String key) {
        Object value = require(key);
        if (value instanceof String s) {
            return s;
        }
        throw error(key, value + " is not a text", "Put it in quotes.");
    }

    /// One of the constants of an enum, in lower case with dashes for underscores.
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        String given = text(key);
        List<String> allowed = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String word = Words.lower(constant.name());
            if (word.equals(given)) {
                return constant;
            }
            allowed.add(word);
        }
        throw error(key, "'" + given + "' is not known", "Use one of: " + String.join(", ", allowed) + ".");
    }

    /// A finite number within `min..max`.
    public double number(String key, double min, double max) {
        return within(key, require(key), min, max);
    }

    /// A whole number within `min..max`.
    public int whole(String key, int min, int max) {
        return Math.toIntExact(wholeLong(key, min, max));
    }

    /// A whole number within `min..max`, such as a seed.
    public long wholeLong(String key, long min, long max) {
        Object value = require(key);
        if (value instanceof Integer || value instanceof Long) {
            long n = ((Number) value).longValue();
            if (n >= min && n <= max) {
                return n;
            }
        }
        throw error(key, value + " is not a whole number within " + min + ".." + max, "Give one that is.");
    }

    /// True or false.
    public boolean flag(String key) {
        Object value = require(key);
        if (value instanceof Boolean b) {
            return b;
        }
        throw error(key, value + " is neither true nor false", "Write true or false.");
    }

    /// A list of finite numbers within `min..max`.
    public double[] numbers(String key, double min, double max) {
        List<?> list = list(key);
        double[] out = new double[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = within(key + "[" + i + "]", list.get(i), min, max);
        }
        return out;
    }

    /// A list of texts.
    public List<String> texts(String key) {
        List<String> out = new ArrayList<>();
        for (Object item : list(key)) {
            if (!(item instanceof String s)) {
                throw error(key, item + " is not a text", "Put it in quotes.");
            }
            out.add(s);
        }
        return out;
    }

    /// The mapping under `key`. It is closed with this one.
    public Config child(String key) {
        Object value = require(key);
        if (value instanceof Map<?, ?> m) {
            return adopt(key, m);
        }
        throw error(key, value + " is not a mapping", "Write indented `key: value` lines below it.");
    }

    /// The mapping under `key` as [YamlText], for what is only handed on; a text as it is.
    public String yaml(String key) {
        Object value = require(key);
        return switch (value) {
            case String s -> s;
            case Map<?, ?> m -> YamlText.of(m);
            default ->
                throw error(key, value + " is neither a mapping nor a text", "Write `key: value` lines below it.");
        };
    }

    /// The mappings in the list under `key`. They are closed with this one.
    public List<Config> childList(String key) {
        List<Config> out = new ArrayList<>();
        for (Object item : list(key)) {
            if (!(item instanceof Map<?, ?> m)) {
                throw error(key, item + " is not a mapping", "Each entry is a mapping of its own.");
            }
            out.add(adopt(key + "[" + out.size() + "]", m));
        }
        return out;
    }

    /// The keys that are given, for mappings whose keys are names. Makes them all known.
    public List<String> keys() {
        List<String> keys = List.copyOf(map.keySet());
        known.addAll(keys);
        return keys;
    }

    /// An error about `key`, for checks that only the caller can make.
    public UserError error(String key, String what, String wayOut) {
        return new UserError(file, path + key + ": " + what, wayOut);
    }

    /// Refuses keys that nobody asked for.
    @Override
    public void close() {
        for (String key : map.keySet()) {
            if (!known.contains(key)) {
                throw error(key, "this key is not known", Words.suggestion(key, known));
            }
        }
        children.forEach(Config::close);
    }

    private Config adopt(String key, Map<?, ?> m) {
        Config child = new Config(file, path + key + ".", m);
        children.add(child);
        return child;
    }

    private List<?> list(String key) {
        Object value = require(key);
        if (value instanceof List<?> l) {
            return l;
        }
        throw error(key, value + " is not a list", "Write [a, b, c].");
    }

    private double within(String key, @Nullable Object value, double min, double max) {
        if (value instanceof Number n && n.doubleValue() >= min && n.doubleValue() <= max) {
            return n.doubleValue();
        }
        throw error(key, value + " is not a number within " + min + ".." + max, "Give one that is, in the key's unit.");
    }

    private Object require(String key) {
        known.add(key);
        Object value = map.get(key);
        if (value == null) {
            String similar = map.keySet().stream()
                    .filter(k -> Words.sameStem(k, key))
                    .findFirst()
                    .map(k -> "The file has '" + k + "': the unit is part of the key, convert the value.")
                    .orElseGet(() -> Words.meantFor(key, map.keySet()));
            throw error(key, "is missing", similar);
        }
        return value;
    }
}
