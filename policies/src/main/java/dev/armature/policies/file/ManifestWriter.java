package dev.armature.policies.file;

import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import dev.armature.core.config.YamlText;
import dev.armature.policies.diffusion.ActionDim;
import dev.armature.policies.diffusion.ActionLayout;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.policies.diffusion.ObservedTensor;
import dev.armature.policies.diffusion.SamplerSettings;
import java.util.Locale;

/// Writes `policy.yaml`, for people to read.
final class ManifestWriter {

    private static final String SETTINGS = "settings";

    private final StringBuilder out = new StringBuilder();

    private ManifestWriter() {}

    static String write(PolicyManifest m) {
        ManifestWriter w = new ManifestWriter();
        w.line("kind: diffusion");
        w.text("", "name", m.name());
        w.text("", "task", m.task());
        w.text("", "licence", m.licence());
        w.provenance(m.provenance());
        w.observation(m.observation());
        w.action(m.action());
        w.network(m.network());
        w.diffusion(m.diffusion());
        w.sampler(m.sampler(), m.diffusion());
        return w.out.toString();
    }

    private void provenance(Provenance p) {
        line("provenance:");
        text("  ", "data", p.data());
        if (p.heldOutFraction() > 0) {
            line("  held_out_fraction: " + p.heldOutFraction());
        }
        text("  ", "code_version", p.codeVersion());
        line("  seed: " + p.seed());
        text("  ", "training_command", p.trainingCommand());
        settings(p.settings());
        text("  ", "date", p.date());
    }

    /// As the mapping that it is; what earlier versions wrote in words of their own stays a text.
    private void settings(String settings) {
        if (isMapping(settings)) {
            line("  " + SETTINGS + ":");
            settings.lines().forEach(below -> line("    " + below));
        } else if (!settings.isEmpty()) {
            text("  ", SETTINGS, settings);
        }
    }

    private static boolean isMapping(String settings) {
        try (Config c = Config.parse(SETTINGS, SETTINGS + ":\n" + settings.indent(2))) {
            c.child(SETTINGS).keys();
            return c.yaml(SETTINGS).equals(settings);
        } catch (UserError e) {
            return false;
        }
    }

    private void observation(ObservationLayout o) {
        line("observation:");
        line("  steps: " + o.steps());
        line("  tensors:");
        for (ObservedTensor t : o.tensors()) {
            text("    - ", "name", t.name());
            line("      names: " + t.names().stream().map(YamlText::quoted).toList());
            text("      ", "unit", t.unit());
            text("      ", "frame", t.frame());
            line("      # normalised = (value - offset) / scale");
            line("      offset: " + t.offset());
            line("      scale: " + t.scale());
        }
    }

    private void action(ActionLayout a) {
        line("action:");
        line("  kind: " + word(a.kind()));
        text("  ", "frame", a.frame());
        line("  period_s: " + a.periodSeconds());
        line("  horizon: " + a.horizon());
        line("  clip: " + a.clip());
        line("  dims:");
        for (ActionDim d : a.dims()) {
            dim(d);
        }
    }

    private void dim(ActionDim d) {
        text("    - ", "name", d.name());
        text("      ", "unit", d.unit());
        if (d.discrete() != ActionDim.Discrete.NONE) {
            line("      discrete: " + word(d.discrete()));
            line("      factor: " + d.factor());
            return;
        }
        if (!d.relativeTo().isEmpty()) {
            text("      ", "relative_to", d.relativeTo());
        }
        if (!d.low().isEmpty()) {
            line("      # what the network sees as -1 and +1 in each row, after the reference is subtracted");
            line("      low: " + d.low());
            line("      high: " + d.high());
        }
    }

    private void network(NetworkFile n) {
        line("network:");
        text("  ", "file", n.file());
        text("  ", "sha256", n.sha256());
        text("  ", "sample", n.sample());
        text("  ", "timestep", n.timestep());
        text("  ", "condition", n.condition());
        text("  ", "noise", n.noise());
    }

    private void diffusion(Diffusion d) {
        line("diffusion:");
        line("  schedule: " + word(d.schedule()));
        line("  train_levels: " + d.trainLevels());
        line("  clip_sample: " + d.clipSample());
        line("  prediction: epsilon");
    }

    private void sampler(SamplerSettings s, Diffusion d) {
        line("sampler:");
        line("  mode: " + word(s.mode()));
        text("  ", "first", s.first().text(d.trainLevels()));
        text("  ", "refine", s.refine().toString());
        if (s.schedule() != d.schedule()) {
            line("  schedule: " + word(s.schedule()));
        }
        if (!s.reReference()) {
            line("  re_reference: false");
        }
    }

    private void text(String indent, String key, String value) {
        line(indent + key + ": " + YamlText.quoted(value));
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
