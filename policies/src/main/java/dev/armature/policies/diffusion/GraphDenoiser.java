package dev.armature.policies.diffusion;

import dev.armature.policies.NetworkRunner;
import java.nio.FloatBuffer;

/// A denoiser that is a network with three inputs: sample \[1, H, Da\], timestep \[1\], condition \[1, To · Do\].
public final class GraphDenoiser implements Denoiser {

    private final NetworkRunner runner;
    private final FloatBuffer sampleBuffer;
    private final FloatBuffer timestepBuffer;
    private final FloatBuffer conditionBuffer;
    private final FloatBuffer noiseBuffer;

    /// Takes over `runner`; the numbers are places of its ports.
    public GraphDenoiser(NetworkRunner runner, int sample, int timestep, int condition, int noise) {
        this.runner = runner;
        this.sampleBuffer = runner.input(sample);
        this.timestepBuffer = runner.input(timestep);
        this.conditionBuffer = runner.input(condition);
        this.noiseBuffer = runner.output(noise);
    }

    @Override
    public void noise(float[] sample, int k, float[] condition, float[] out) {
        sampleBuffer.put(0, sample);
        timestepBuffer.put(0, k);
        conditionBuffer.put(0, condition);
        runner.run();
        noiseBuffer.get(0, out);
    }

    @Override
    public void close() {
        runner.close();
    }
}
