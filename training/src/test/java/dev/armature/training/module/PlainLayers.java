package dev.armature.training.module;

/// Layers in plain Java and double precision, written from their definitions: what libtorch is held against.
public final class PlainLayers {
    private static final double EPSILON = 1e-5;

    private final float[] numbers;
    private int next;

    /// Layers that take their weights one after the other from `numbers`, in the order in which they were made.
    public PlainLayers(float[] numbers) {
        this.numbers = numbers;
    }

    /// How many weights were taken.
    public int taken() {
        return next;
    }

    private double[] take(int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = numbers[next++];
        }
        return out;
    }

    /// One row through a linear layer: y = W x + b.
    public double[] linear(double[] x, int out) {
        double[] w = take(out * x.length);
        double[] y = take(out);
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < x.length; i++) {
                y[o] += w[o * x.length + i] * x[i];
            }
        }
        return y;
    }

    /// Channels × time through a convolution with zeros beyond the ends.
    public double[][] conv(double[][] x, int out, int kernel, int stride, int padding) {
        double[] w = take(out * x.length * kernel);
        double[] b = take(out);
        int length = (x[0].length + 2 * padding - kernel) / stride + 1;
        double[][] y = new double[out][length];
        for (int o = 0; o < out; o++) {
            for (int t = 0; t < length; t++) {
                y[o][t] = b[o];
                for (int i = 0; i < x.length; i++) {
                    for (int k = 0; k < kernel; k++) {
                        int at = t * stride + k - padding;
                        y[o][t] += at < 0 || at >= x[i].length ? 0 : w[(o * x.length + i) * kernel + k] * x[i][at];
                    }
                }
            }
        }
        return y;
    }

    /// Channels × time through a transposed convolution: every input adds its kernel to the output.
    public double[][] convTranspose(double[][] x, int out, int kernel, int stride, int padding) {
        double[] w = take(x.length * out * kernel);
        double[] b = take(out);
        int length = (x[0].length - 1) * stride - 2 * padding + kernel;
        double[][] y = new double[out][length];
        for (int o = 0; o < out; o++) {
            java.util.Arrays.fill(y[o], b[o]);
            for (int i = 0; i < x.length; i++) {
                for (int t = 0; t < x[i].length; t++) {
                    for (int k = 0; k < kernel; k++) {
                        int at = t * stride + k - padding;
                        if (at >= 0 && at < length) {
                            y[o][at] += w[(i * out + o) * kernel + k] * x[i][t];
                        }
                    }
                }
            }
        }
        return y;
    }

    /// Channels × time, normalised in groups of channels.
    public double[][] groupNorm(double[][] x, int groups) {
        double[] w = take(x.length);
        double[] b = take(x.length);
        int each = x.length / groups;
        double[][] y = new double[x.length][x[0].length];
        for (int g = 0; g < groups; g++) {
            double[] all = new double[each * x[0].length];
            for (int c = 0; c < each; c++) {
                System.arraycopy(x[g * each + c], 0, all, c * x[0].length, x[0].length);
            }
            double[] normal = normal(all);
            for (int at = 0; at < all.length; at++) {
                int channel = g * each + at / x[0].length;
                y[channel][at % x[0].length] = normal[at] * w[channel] + b[channel];
            }
        }
        return y;
    }

    /// One row, normalised.
    public double[] layerNorm(double[] x) {
        double[] w = take(x.length);
        double[] b = take(x.length);
        double[] y = normal(x);
        for (int i = 0; i < y.length; i++) {
            y[i] = y[i] * w[i] + b[i];
        }
        return y;
    }

    private static double[] normal(double[] x) {
        double mean = 0;
        for (double v : x) {
            mean += v / x.length;
        }
        double variance = 0;
        for (double v : x) {
            variance += (v - mean) * (v - mean) / x.length;
        }
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (x[i] - mean) / Math.sqrt(variance + EPSILON);
        }
        return y;
    }

    /// x tanh(ln(1 + eˣ)).
    public static double mish(double x) {
        return x * Math.tanh(Math.log1p(Math.exp(x)));
    }

    /// x Φ(x), the error function by its power series; right to 1e-9 within ±6.
    public static double gelu(double x) {
        double z = x / Math.sqrt(2);
        double power = z;
        double sum = z;
        for (int n = 1; n < 150; n++) {
            power *= -z * z / n;
            sum += power / (2 * n + 1);
        }
        return x * (1 + 2 / Math.sqrt(Math.PI) * sum) / 2;
    }

    /// Mish of every number.
    public static double[][] mish(double[][] x) {
        double[][] y = new double[x.length][];
        for (int c = 0; c < x.length; c++) {
            y[c] = java.util.Arrays.stream(x[c]).map(PlainLayers::mish).toArray();
        }
        return y;
    }
}
