package dev.armature.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.file.NetworkFile;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.file.PolicyManifest;
import dev.armature.policies.file.Provenance;
import dev.armature.training.denoiser.Denoiser;
import dev.armature.training.denoiser.ResidualMlpDenoiser;
import dev.armature.training.onnx.Parity;
import dev.armature.training.windows.Demonstrations;
import dev.armature.training.windows.TestDemonstrations;
import dev.armature.training.windows.WindowBuilder;
import dev.armature.training.windows.WindowLayouts;
import dev.armature.training.windows.WindowSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyExportTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path out;

    private final Demonstrations frames = TestDemonstrations.twoWays(4, 8, 1);
    private final WindowLayouts layouts = WindowLayouts.fit(frames, frames.episodes(), WindowSettings.DEFAULT);
    private final Denoiser net = net(1);

    @Test
    void shouldWriteAFolderThatOpens() {
        double parity = PolicyExport.write(out, manifest(), net, example());
        assertThat(parity).isLessThanOrEqualTo(Parity.TOLERANCE);
        try (PolicyFolder folder = PolicyFolder.open(out)) {
            assertThat(folder.manifest().action().horizon()).isEqualTo(16);
        }
    }

    @Test
    void shouldRefuseToWriteAnotherGraphThanTheNetworks() {
        byte[] foreign = net(2).toOnnx();
        assertThatThrownBy(() -> PolicyExport.write(out, manifest(), net, foreign, example()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Nothing was written");
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void shouldRefuseWeightsThatAreNotNumbers() {
        float[] weights = net.parameters().toArray();
        weights[5] = Float.NaN;
        net.parameters().set(weights);
        assertThatThrownBy(() -> PolicyExport.write(out, manifest(), net, example()))
                .isInstanceOf(UserError.class);
        assertThat(out).isEmptyDirectory();
    }

    private Denoiser net(long seed) {
        return new ResidualMlpDenoiser(16, 4, layouts.observation().conditionSize(), 32, 1, seed);
    }

    private dev.armature.core.Observation example() {
        return new WindowBuilder(frames, layouts).observation(frames.episodes().getFirst(), 0);
    }

    private PolicyManifest manifest() {
        Diffusion diffusion = new Diffusion(NoiseSchedule.Kind.SQUARED_COSINE, 100, 1.5);
        return new PolicyManifest(
                "test",
                "go round",
                "Apache-2.0",
                new Provenance("none", 0, "development", 1, "none", "", "2026-01-01"),
                layouts.observation(),
                layouts.action(),
                NetworkFile.DEFAULT,
                diffusion,
                diffusion.untuned());
    }
}
