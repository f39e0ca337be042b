package dev.armature.policies.diffusion;

/// Runs a [Solve]: calls the network at each level and steps the sample down. Allocates nothing.
///
/// The sample is kept in double precision; only the network sees floats. x̂₀ is clipped to ± `clip`.
public final class Sampler {

    private final NoiseSchedule schedule;
    private final double clip;
    private final Denoiser denoiser;
    private final float[] input;
    private final float[] noise;
    private long calls;

    /// A sampler of chunks of `size` numbers.
    ///
    /// @param clip bound of x̂₀ in the network's units, > 0; infinite for none
    public Sampler(NoiseSchedule schedule, double clip, int size, Denoiser denoiser) {
        if (!(clip > 0)) {
            throw new IllegalArgumentException("the clip of x0 must be > 0, not " + clip);
        }
        this.schedule = schedule;
        this.clip = clip;
        this.denoiser = denoiser;
        this.input = new float[size];
        this.noise = new float[size];
    }

    /// How many times the network ran.
    public long calls() {
        return calls;
    }

    /// Denoises `x` in place.
    ///
    /// @param levels of a [Solve], as an array so that the loop boxes nothing
    /// @param x noise or a guess on entry, the clean chunk on return, in the network's units
    /// @param condition normalised observation; not modified
    /// @param source noise that the DDPM step adds; unused by DDIM
    public void solve(Posterior posterior, int[] levels, double[] x, float[] condition, NoiseSource source) {
        for (int i = 0; i < levels.length; i++) {
            int k = levels[i];
            for (int j = 0; j < x.length; j++) {
                input[j] = (float) x[j];
            }
            denoiser.noise(input, k, condition, noise);
            calls++;
            if (posterior == Posterior.DDPM) {
                ddpm(k, x, source);
            } else {
                ddim(k, i + 1 < levels.length ? levels[i + 1] : -1, x);
            }
        }
    }

    /// Calls the network as the last solve did and drops the answer.
    ///
    /// @param k level
    /// @param condition of the last solve
    void rehearse(int k, float[] condition) {
        denoiser.noise(input, k, condition, noise);
        calls++;
    }

    /// Ho et al. (2020), equations 6, 7 and 15, with x̂₀ clipped; always k → k-1.
    private void ddpm(int k, double[] x, NoiseSource source) {
        double ab = schedule.alphaBar(k);
        double abBelow = schedule.alphaBar(k - 1);
        double beta = schedule.beta(k);
        double cleanWeight = Math.sqrt(abBelow) * beta / (1 - ab);
        double sampleWeight = Math.sqrt(1 - beta) * (1 - abBelow) / (1 - ab);
        double sigma = k > 0 ? Math.sqrt(beta * (1 - abBelow) / (1 - ab)) : 0;
        double rootAb = Math.sqrt(ab);
        double rootRest = Math.sqrt(1 - ab);
        for (int j = 0; j < x.length; j++) {
            double clean = clipped((x[j] - rootRest * noise[j]) / rootAb);
            double mean = cleanWeight * clean + sampleWeight * x[j];
            x[j] = sigma > 0 ? mean + sigma * source.next() : mean;
        }
    }

    /// Song et al. (2021), equation 12 with σ = 0. As in diffusers, clipping x̂₀ leaves the direction ε as it is.
    private void ddim(int k, int next, double[] x) {
        double rootAb = Math.sqrt(schedule.alphaBar(k));
        double rootRest = Math.sqrt(1 - schedule.alphaBar(k));
        double rootNext = Math.sqrt(schedule.alphaBar(next));
        double rootNextRest = Math.sqrt(1 - schedule.alphaBar(next));
        for (int j = 0; j < x.length; j++) {
            double clean = clipped((x[j] - rootRest * noise[j]) / rootAb);
            x[j] = rootNext * clean + rootNextRest * noise[j];
        }
    }

    private double clipped(double clean) {
        return Math.max(-clip, Math.min(clip, clean));
    }
}
