package dev.armature.policies.diffusion;

/// A denoiser in plain Java that looks at everything it is given, and allocates nothing.
final class ToyDenoiser implements Denoiser {

    private final NoiseSchedule schedule;
    private float sum;

    /// The first sample of the last solve that began at each level.
    final float[][] firstSeen;

    ToyDenoiser(int levels, int size) {
        this.schedule = new NoiseSchedule(NoiseSchedule.Kind.SQUARED_COSINE, levels);
        this.firstSeen = new float[levels][size];
    }

    /// Pulls toward a chunk that depends on the condition: row h toward sin(h + condition).
    @Override
    public void noise(float[] sample, int k, float[] condition, float[] out) {
        System.arraycopy(sample, 0, firstSeen[k], 0, sample.length);
        sum = 0;
        for (float c : condition) {
            sum += c;
        }
        double root = Math.sqrt(schedule.alphaBar(k));
        double rest = Math.sqrt(1 - schedule.alphaBar(k));
        for (int j = 0; j < sample.length; j++) {
            double goal = 0.5 * wave(j + sum);
            double clean = 0.7 * sample[j] + 0.3 * goal;
            out[j] = (float) ((sample[j] - root * clean) / rest);
        }
    }

    private static double wave(double x) {
        return x / (1 + Math.abs(x));
    }
}
