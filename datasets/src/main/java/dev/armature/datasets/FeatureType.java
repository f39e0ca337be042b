package dev.armature.datasets;

import java.util.Locale;
import java.util.Optional;

/// The element type of a feature, in NumPy's and LeRobot's words.
public enum FeatureType {
    /// 32-bit IEEE float.
    FLOAT32,
    /// 64-bit IEEE float.
    FLOAT64,
    /// Signed byte.
    INT8,
    /// Signed 16-bit number.
    INT16,
    /// Signed 32-bit number.
    INT32,
    /// Signed 64-bit number.
    INT64,
    /// Unsigned byte.
    UINT8,
    /// Unsigned 16-bit number.
    UINT16,
    /// Unsigned 32-bit number.
    UINT32,
    /// True or false; in numbers, 1 or 0.
    BOOL,
    /// A text.
    STRING,
    /// LeRobot's annotations in words.
    LANGUAGE,
    /// Pictures stored one by one.
    IMAGE,
    /// Pictures stored as a film.
    VIDEO;

    /// The word in `info.json`, such as `float32`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type that `word` names.
    public static Optional<FeatureType> of(String word) {
        for (FeatureType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// Whether the elements are numbers, true and false among them.
    public boolean numeric() {
        return floating() || whole();
    }

    /// Whether the elements may have a fraction.
    public boolean floating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /// Whether the elements are whole numbers, true and false among them.
    public boolean whole() {
        return switch (this) {
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, BOOL -> true;
            default -> false;
        };
    }

    /// Whether whole number `value` can be stored without a loss.
    public boolean holds(long value) {
        return switch (this) {
            case INT8 -> value == (byte) value;
            case INT16 -> value == (short) value;
            case INT32 -> value == (int) value;
            case INT64 -> true;
            case UINT8 -> value == (value & 0xFFL);
            case UINT16 -> value == (value & 0xFFFFL);
            case UINT32 -> value == (value & 0xFFFF_FFFFL);
            case BOOL -> value == 0 || value == 1;
            default -> false;
        };
    }
}
