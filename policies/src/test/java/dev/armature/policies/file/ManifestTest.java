package dev.armature.policies.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.ActionSpec;
import dev.armature.policies.diffusion.ActionDim;
import dev.armature.policies.diffusion.ActionLayout;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.policies.diffusion.ObservedTensor;
import dev.armature.policies.diffusion.Posterior;
import dev.armature.policies.diffusion.SamplerSettings;
import dev.armature.policies.diffusion.Solve;
import dev.armature.policies.testing.ToyPolicy;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ManifestTest {

    @Property(tries = 300)
    void shouldReadBackWhatItWrites(@ForAll("manifests") PolicyManifest manifest) {
        assertThat(ManifestReader.read("policy.yaml", ManifestWriter.write(manifest)))
                .isEqualTo(manifest);
    }

    @Test
    void shouldWriteWhatPeopleCanRead() {
        assertThat(ManifestWriter.write(ToyPolicy.manifest()))
                .contains(
                        "kind: diffusion\n",
                        "  period_s: 0.1\n",
                        "      relative_to: \"observation.state/ee_x\"\n",
                        "      discrete: scale\n      factor: 10.0\n",
                        "  schedule: squared-cosine\n",
                        "  first: \"ddpm-100\"\n",
                        "  refine: \"ddim:25,17,8,0\"\n");
    }

    @Test
    void shouldWriteSettingsAsKeysAndReadThemBack() {
        PolicyManifest m = withSettings("steps: 9\nnet:\n  kind: mlp\n  channels: [8, 16]\n");
        String yaml = ManifestWriter.write(m);
        assertThat(yaml)
                .contains("\n  settings:\n    steps: 9\n    net:\n      kind: mlp\n      channels: [8, 16]\n  date: ");
        assertThat(ManifestReader.read("policy.yaml", yaml)).isEqualTo(m);
    }

    @Test
    void shouldStillReadSettingsInWords() {
        PolicyManifest m = withSettings("DiffusionSettings[net=NetSettings[kind=MLP, width=256]]");
        assertThat(ManifestReader.read("policy.yaml", ManifestWriter.write(m))).isEqualTo(m);
    }

    private static PolicyManifest withSettings(String settings) {
        PolicyManifest m = ToyPolicy.manifest();
        Provenance p = m.provenance();
        return new PolicyManifest(
                m.name(),
                m.task(),
                m.licence(),
                new Provenance(
                        p.data(),
                        p.heldOutFraction(),
                        p.codeVersion(),
                        p.seed(),
                        p.trainingCommand(),
                        settings,
                        p.date()),
                m.observation(),
                m.action(),
                m.network(),
                m.diffusion(),
                m.sampler());
    }

    @Provide
    Arbitrary<PolicyManifest> manifests() {
        Arbitrary<String> texts = Arbitraries.strings().ofMinLength(1).ofMaxLength(20);
        Arbitrary<Double> numbers = Arbitraries.doubles().between(-10, 10);
        Arbitrary<Double> scales = Arbitraries.doubles().between(1e-6, 100).ofScale(6);
        Arbitrary<Diffusion> diffusions = Combinators.combine(
                        Arbitraries.of(NoiseSchedule.Kind.class),
                        Arbitraries.integers().between(10, 200),
                        scales)
                .as(Diffusion::new);
        Arbitrary<Provenance> provenances = Combinators.combine(
                        texts, Arbitraries.doubles().between(0, 1), texts, Arbitraries.longs(), texts, texts, texts)
                .as(Provenance::new);
        return Combinators.combine(
                        texts,
                        provenances,
                        diffusions,
                        Arbitraries.integers().between(2, 16),
                        numbers,
                        scales,
                        settings())
                .as((text, provenance, diffusion, horizon, offset, scale, make) -> new PolicyManifest(
                        text,
                        "a task: with \"quotes\" # and " + text,
                        "Apache-2.0",
                        provenance,
                        observation(text, offset, scale),
                        action(text, horizon, offset, scale),
                        new NetworkFile("net.onnx", "ab", "sample", "timestep", "condition", "noise"),
                        diffusion,
                        make.of(diffusion)));
    }

    private interface SettingsMaker {
        SamplerSettings of(Diffusion diffusion);
    }

    private static Arbitrary<SettingsMaker> settings() {
        return Combinators.combine(
                        Arbitraries.of(SamplerSettings.Mode.class),
                        Arbitraries.of(Posterior.class),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(NoiseSchedule.Kind.class),
                        Arbitraries.of(true, false))
                .as((mode, posterior, top, schedule, reReference) -> diffusion -> new SamplerSettings(
                        mode,
                        Solve.down(Posterior.DDPM, diffusion.trainLevels() - 1),
                        Solve.down(posterior, top),
                        schedule,
                        reReference));
    }

    private static ObservationLayout observation(String text, double offset, double scale) {
        return new ObservationLayout(
                2,
                List.of(
                        new ObservedTensor(
                                "observation.state",
                                List.of("ee_x", text + "y"),
                                "m",
                                text,
                                List.of(offset, -offset),
                                List.of(scale, scale / 3)),
                        new ObservedTensor("b", List.of(text), "1", "", List.of(0.0), List.of(1e-9))));
    }

    private static ActionLayout action(String text, int horizon, double offset, double scale) {
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        for (int h = 0; h < horizon; h++) {
            low.add(offset - scale * h);
            high.add(offset + scale * (h + 1) / 7);
        }
        return new ActionLayout(
                ActionSpec.Kind.CARTESIAN_POSITION,
                "base",
                0.1,
                horizon,
                1.5,
                List.of(
                        ActionDim.continuous("x", "m", "observation.state/ee_x", low, high),
                        ActionDim.continuous(text, "rad", "", List.of(), List.of()),
                        ActionDim.discrete("g", ActionDim.Discrete.CLIP, scale)));
    }
}
