package dev.armature.policies.file;

import dev.armature.core.config.Config;
import java.util.List;

/// The units that numbers of a policy may have: those of the SI that core's words have, and `1` for none.
final class SiUnit {

    private static final List<String> KNOWN = List.of(
            "1", "m", "rad", "s", "kg", "m/s", "rad/s", "m/s^2", "rad/s^2", "N", "Nm", "N/m", "Nm/rad", "Hz", "A", "V",
            "W", "K", "Pa");

    private SiUnit() {}

    /// The unit under `key`.
    ///
    /// @throws dev.armature.core.UserError when it is another, such as mm
    static String of(Config c, String key) {
        String unit = c.text(key);
        if (KNOWN.contains(unit)) {
            return unit;
        }
        throw c.error(
                key,
                "'" + unit + "' is no SI unit that is known",
                "Convert the numbers beside it, and use one of: " + String.join(", ", KNOWN) + ".");
    }
}
