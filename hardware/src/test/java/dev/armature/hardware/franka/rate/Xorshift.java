package dev.armature.hardware.franka.rate;

/// Numbers that C++ and Java draw alike (Marsaglia 2003), and a hash of the answers.
final class Xorshift {

    private long state = 88172645463325252L;
    private long hash = 1469598103934665603L;

    /// The next number in [-1, 1).
    double next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (state >>> 11) * 0x1p-52 - 1;
    }

    double[] next(int count, double scale) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = scale * next();
        }
        return values;
    }

    void add(double... values) {
        for (double value : values) {
            long bits = Double.doubleToRawLongBits(value);
            for (int i = 0; i < Long.BYTES; i++) {
                hash = (hash ^ ((bits >>> (8 * i)) & 0xff)) * 1099511628211L;
            }
        }
    }

    long hash() {
        return hash;
    }
}
