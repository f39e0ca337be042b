package dev.armature.training.diffusion;

import dev.armature.core.UserError;
import dev.armature.core.config.Config;
import dev.armature.core.config.YamlText;
import dev.armature.policies.diffusion.ActionDim;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.training.windows.WindowSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads [DiffusionSettings] from strict YAML. Every key may be left out; then the default holds.
///
/// ```yaml
/// steps: 30000
/// batch_size: 256
/// learning_rate: 1e-3
/// net: {kind: mlp, width: 512, depth: 3}
/// windows: {observation_steps: 2, horizon: 16, gripper: scale, gripper_factor: 10}
/// ```
public final class SettingsFile {

    private static final int MILLIONS = 100_000_000;
    private static final double LARGE = 1e6;

    private SettingsFile() {}

    /// Reads `file`.
    ///
    /// @throws UserError when a key is not known or a value out of range
    public static DiffusionSettings read(Path file) {
        try (Config config = Config.load(file)) {
            return checked(file.toString(), config);
        }
    }

    /// As above from `text`; `file` is what errors call it.
    static DiffusionSettings parse(String file, String text) {
        try (Config config = Config.parse(file, text)) {
            return checked(file, config);
        }
    }

    private static DiffusionSettings checked(String file, Config config) {
        try {
            return read(config);
        } catch (IllegalArgumentException e) {
            throw new UserError(file, String.valueOf(e.getMessage()), "Mend the numbers that are named.", e);
        }
    }

    /// All of `settings` as a file that [#read(Path)] takes.
    public static String text(DiffusionSettings settings) {
        OptimizerSettings o = settings.optimizer();
        RunSettings r = settings.run();
        SequencedMap<String, Object> all = new LinkedHashMap<>();
        all.put("steps", o.steps());
        all.put("batch_size", o.batchSize());
        all.put("learning_rate", o.learningRate());
        all.put("warm_up_steps", o.warmUpSteps());
        all.put("weight_decay", o.weightDecay());
        all.put("noise_schedule", settings.schedule());
        all.put("noise_levels", settings.levels());
        all.put("net", map(settings.net()));
        all.put("windows", map(settings.windows()));
        all.put("seed", r.seed());
        all.put("threads", r.threads());
        all.put("validation_fraction", r.validationFraction());
        all.put("validate_every_steps", r.validateEverySteps());
        all.put("checkpoint_every_steps", r.checkpointEverySteps());
        return YamlText.of(all);
    }

    private static SequencedMap<String, Object> map(NetSettings n) {
        SequencedMap<String, Object> out = new LinkedHashMap<>();
        out.put("kind", n.kind());
        out.put("width", n.width());
        out.put("depth", n.depth());
        out.put("channels", n.channels());
        out.put("kernel", n.kernel());
        return out;
    }

    private static SequencedMap<String, Object> map(WindowSettings w) {
        SequencedMap<String, Object> out = new LinkedHashMap<>();
        out.put("observation_steps", w.observationSteps());
        out.put("horizon", w.horizon());
        out.put("low_percentile", w.lowPercentile());
        out.put("high_percentile", w.highPercentile());
        out.put("clip", w.clip());
        out.put("relative", w.relative());
        out.put("gripper", w.gripper());
        out.put("gripper_factor", w.gripperFactor());
        out.put("action_range_floor_m", w.actionRangeFloor());
        out.put("observation_range_floor_m", w.observationRangeFloor());
        return out;
    }

    private static DiffusionSettings read(Config c) {
        DiffusionSettings d = DiffusionSettings.DEFAULT;
        return new DiffusionSettings(
                c.has("net") ? net(c.child("net")) : d.net(),
                c.has("windows") ? windows(c.child("windows")) : d.windows(),
                c.has("noise_schedule") ? c.choice("noise_schedule", NoiseSchedule.Kind.class) : d.schedule(),
                c.has("noise_levels") ? c.whole("noise_levels", 2, Diffusion.MAX_LEVELS) : d.levels(),
                optimizer(c, d.optimizer()),
                run(c, d.run()));
    }

    private static OptimizerSettings optimizer(Config c, OptimizerSettings d) {
        return new OptimizerSettings(
                whole(c, "steps", 1, d.steps()),
                whole(c, "batch_size", 1, d.batchSize()),
                number(c, "learning_rate", d.learningRate()),
                whole(c, "warm_up_steps", 0, d.warmUpSteps()),
                number(c, "weight_decay", d.weightDecay()));
    }

    private static RunSettings run(Config c, RunSettings d) {
        return new RunSettings(
                c.has("seed") ? c.wholeLong("seed", Long.MIN_VALUE, Long.MAX_VALUE) : d.seed(),
                whole(c, "threads", 0, d.threads()),
                number(c, "validation_fraction", d.validationFraction()),
                whole(c, "validate_every_steps", 1, d.validateEverySteps()),
                whole(c, "checkpoint_every_steps", 1, d.checkpointEverySteps()));
    }

    private static NetSettings net(Config c) {
        NetSettings d = NetSettings.DEFAULT;
        List<Integer> channels = d.channels();
        if (c.has("channels")) {
            double[] given = c.numbers("channels", 1, LARGE);
            if (Arrays.stream(given).anyMatch(n -> n != Math.rint(n))) {
                throw c.error("channels", Arrays.toString(given) + " are not all whole", "Give multiples of 8.");
            }
            channels = Arrays.stream(given).mapToObj(n -> (int) n).toList();
        }
        return new NetSettings(
                c.has("kind") ? c.choice("kind", NetSettings.Kind.class) : d.kind(),
                whole(c, "width", 1, d.width()),
                whole(c, "depth", 1, d.depth()),
                channels,
                whole(c, "kernel", 1, d.kernel()));
    }

    private static WindowSettings windows(Config c) {
        WindowSettings d = WindowSettings.DEFAULT;
        return new WindowSettings(
                whole(c, "observation_steps", 1, d.observationSteps()),
                whole(c, "horizon", 1, d.horizon()),
                number(c, "low_percentile", d.lowPercentile()),
                number(c, "high_percentile", d.highPercentile()),
                number(c, "clip", d.clip()),
                c.has("relative") ? c.flag("relative") : d.relative(),
                c.has("gripper") ? c.choice("gripper", ActionDim.Discrete.class) : d.gripper(),
                number(c, "gripper_factor", d.gripperFactor()),
                number(c, "action_range_floor_m", d.actionRangeFloor()),
                number(c, "observation_range_floor_m", d.observationRangeFloor()));
    }

    private static int whole(Config c, String key, int min, int otherwise) {
        return c.has(key) ? c.whole(key, min, MILLIONS) : otherwise;
    }

    private static double number(Config c, String key, double otherwise) {
        return c.has(key) ? c.number(key, 0, LARGE) : otherwise;
    }
}
