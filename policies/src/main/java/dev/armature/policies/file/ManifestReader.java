package dev.armature.policies.file;

import dev.armature.core.ActionSpec;
import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import dev.armature.policies.diffusion.ActionDim;
import dev.armature.policies.diffusion.ActionLayout;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.policies.diffusion.ObservedTensor;
import dev.armature.policies.diffusion.SamplerSettings;
import dev.armature.policies.diffusion.Solve;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/// Reads `policy.yaml`.
final class ManifestReader {

    private static final double HUGE = 1e9;
    private static final double TINY = 1e-12;
    private static final int MAX_HORIZON = 4096;

    private enum Kind {
        DIFFUSION
    }

    private enum Prediction {
        EPSILON
    }

    private ManifestReader() {}

    /// @param file what errors call it
    static PolicyManifest read(String file, String yaml) {
        try (Config root = Config.parse(file, yaml)) {
            return read(root, true);
        }
    }

    /// Reads a `policy.yaml` whose graph has not been proven: it needs no checksum.
    static PolicyManifest draft(Path file) {
        try (Config root = Config.load(file)) {
            return read(root, false);
        }
    }

    private static PolicyManifest read(Config root, boolean proven) {
        root.choice("kind", Kind.class);
        Diffusion diffusion = diffusion(root.child("diffusion"));
        ObservationLayout observation = observation(root, root.child("observation"));
        ActionLayout action = action(root, root.child("action"));
        return checked(
                root,
                "action",
                () -> new PolicyManifest(
                        root.text("name"),
                        root.text("task"),
                        root.text("licence"),
                        provenance(root.child("provenance")),
                        observation,
                        action,
                        network(root.child("network"), proven),
                        diffusion,
                        sampler(root.child("sampler"), diffusion)));
    }

    private static Provenance provenance(Config c) {
        return new Provenance(
                c.text("data"),
                c.has("held_out_fraction") ? c.number("held_out_fraction", 0, 1) : 0,
                c.text("code_version"),
                c.wholeLong("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                c.text("training_command"),
                c.has("settings") ? c.yaml("settings") : "",
                c.text("date"));
    }

    private static NetworkFile network(Config c, boolean proven) {
        String file = c.text("file");
        if (!file.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
            throw c.error("file", "'" + file + "' is not a plain file name", "Put the graph beside policy.yaml.");
        }
        return new NetworkFile(
                file,
                proven || c.has("sha256") ? c.text("sha256") : "",
                c.text("sample"),
                c.text("timestep"),
                c.text("condition"),
                c.text("noise"));
    }

    private static Diffusion diffusion(Config c) {
        c.choice("prediction", Prediction.class);
        return new Diffusion(
                c.choice("schedule", NoiseSchedule.Kind.class),
                c.whole("train_levels", 2, Diffusion.MAX_LEVELS),
                c.number("clip_sample", TINY, HUGE));
    }

    private static SamplerSettings sampler(Config c, Diffusion diffusion) {
        return new SamplerSettings(
                c.choice("mode", SamplerSettings.Mode.class),
                solve(c, "first", diffusion),
                solve(c, "refine", diffusion),
                c.has("schedule") ? c.choice("schedule", NoiseSchedule.Kind.class) : diffusion.schedule(),
                !c.has("re_reference") || c.flag("re_reference"));
    }

    private static Solve solve(Config c, String key, Diffusion diffusion) {
        String text = c.text(key);
        return checked(c, key, () -> Solve.parse(text, diffusion.trainLevels()));
    }

    private static ObservationLayout observation(Config root, Config c) {
        int steps = c.whole("steps", 1, MAX_HORIZON);
        List<ObservedTensor> tensors = new ArrayList<>();
        for (Config t : c.childList("tensors")) {
            tensors.add(checked(
                    t,
                    "names",
                    () -> new ObservedTensor(
                            t.text("name"),
                            t.texts("names"),
                            SiUnit.of(t, "unit"),
                            t.text("frame"),
                            list(t.numbers("offset", -HUGE, HUGE)),
                            list(t.numbers("scale", TINY, HUGE)))));
        }
        return checked(root, "observation.tensors", () -> new ObservationLayout(steps, tensors));
    }

    private static ActionLayout action(Config root, Config c) {
        int horizon = c.whole("horizon", 1, MAX_HORIZON);
        List<ActionDim> dims = new ArrayList<>();
        for (Config d : c.childList("dims")) {
            dims.add(checked(d, "name", () -> dim(d)));
        }
        return checked(
                root,
                "action.dims",
                () -> new ActionLayout(
                        c.choice("kind", ActionSpec.Kind.class),
                        c.text("frame"),
                        c.number("period_s", TINY, HUGE),
                        horizon,
                        c.number("clip", TINY, HUGE),
                        dims));
    }

    private static ActionDim dim(Config d) {
        String name = d.text("name");
        String unit = SiUnit.of(d, "unit");
        if (d.has("discrete")) {
            return new ActionDim(
                    name,
                    unit,
                    "",
                    List.of(),
                    List.of(),
                    d.choice("discrete", ActionDim.Discrete.class),
                    d.number("factor", TINY, HUGE));
        }
        boolean scaled = d.has("low") || d.has("high");
        return ActionDim.continuous(
                name,
                unit,
                d.has("relative_to") ? d.text("relative_to") : "",
                scaled ? list(d.numbers("low", -HUGE, HUGE)) : List.of(),
                scaled ? list(d.numbers("high", -HUGE, HUGE)) : List.of());
    }

    private static List<Double> list(double[] numbers) {
        return DoubleStream.of(numbers).boxed().toList();
    }

    /// Turns what a record refuses into an error about `key`.
    private static <T> T checked(Config c, String key, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            UserError error = c.error(key, String.valueOf(e.getMessage()), "Mend it, or export the policy again.");
            error.initCause(e);
            throw error;
        }
    }
}
