package dev.armature.policies.diffusion;

/// The exact denoiser of data that are normal with mean m and standard deviation s:
/// ε(x, k) = √(1-ᾱ) (x - √ᾱ m) / (ᾱ s² + 1 - ᾱ).
final class GaussianOracle implements Denoiser {

    private final NoiseSchedule schedule;
    private final double[] mean;
    private final double s;

    GaussianOracle(NoiseSchedule schedule, double[] mean, double s) {
        this.schedule = schedule;
        this.mean = mean.clone();
        this.s = s;
    }

    @Override
    public void noise(float[] sample, int k, float[] condition, float[] out) {
        double a = schedule.alphaBar(k);
        for (int j = 0; j < sample.length; j++) {
            double m = mean[j % mean.length];
            out[j] = (float) (Math.sqrt(1 - a) * (sample[j] - Math.sqrt(a) * m) / (a * s * s + 1 - a));
        }
    }
}
