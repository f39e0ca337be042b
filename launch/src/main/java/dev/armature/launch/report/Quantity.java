package dev.armature.launch.report;

import java.util.Locale;

/// Numbers as a reader wants them: three digits that mean something, and the unit.
final class Quantity {

    private Quantity() {}

    /// A rate within 0..1, such as `94.5 %`.
    static String percent(double rate) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
    }

    /// A duration in nanoseconds, such as `3.21 ms`; always in ms, so that a column compares.
    static String duration(long nanos) {
        return digits(nanos / 1e6) + " ms";
    }

    /// A length in metres, such as `0.412 mm`; always in mm.
    static String length(double metres) {
        return digits(metres * 1e3) + " mm";
    }

    /// A value on an axis: [#digits(double)] without the zeros after the point that say nothing.
    static String tick(double value) {
        return digits(value).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
    }

    /// Three digits, all of those before the point.
    static String digits(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        String format = size >= 99.95
                ? "%,.0f"
                : size >= 9.995 ? "%.1f" : size >= 0.9995 ? "%.2f" : size >= 0.00995 ? "%.3f" : "%.2g";
        return String.format(Locale.ROOT, format, value).replace(',', '\u2009');
    }

    /// An e-value from its logarithm, such as `812` or `10^83`.
    static String evidence(double log) {
        double tens = log / Math.log(10);
        return tens > 5 || tens < -2 ? "10^" + Math.round(tens) : digits(Math.exp(log));
    }
}
