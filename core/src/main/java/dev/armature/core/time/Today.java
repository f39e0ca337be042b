package dev.armature.core.time;

import java.time.LocalDate;
import java.time.ZoneOffset;

/// The day, for what people read: reports, and where a policy comes from. Loops use a [Clock].
public final class Today {

    private Today() {}

    /// The present day in Greenwich, ISO 8601, such as `2026-11-21`.
    public static String utc() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }
}
