package dev.armature.policies.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a policy turns noise, or its last chunk, into a chunk.
///
/// Written as one solve (`ddpm-100`, `ddim-10`: every chunk from noise), as `rti` (as the manifest says), or as
/// `rti:ddim:25,10,3,0`. `+linear`, `+squared-cosine` and `+no-re-reference` behind it make the negative controls.
///
/// @param mode whether chunks start from noise or from the last chunk
/// @param first the solve from noise: every one in mode `FULL`, the first of an episode in mode `RTI`
/// @param refine the solve from the shifted last chunk, in mode `RTI`
/// @param schedule noise schedule; the one the network was trained with, but for experiments
/// @param reReference whether the last chunk is expressed in the new reference and row scales before it is refined;
///     true but for experiments
public record SamplerSettings(Mode mode, Solve first, Solve refine, NoiseSchedule.Kind schedule, boolean reReference) {

    /// Where a solve starts.
    public enum Mode {
        /// From noise, every time.
        FULL,
        /// From the last chunk, shifted; from noise only when there is none.
        RTI
    }

    private static final String NO_RE_REFERENCE = "no-re-reference";

    /// Reads a name as above.
    ///
    /// @param tuned the manifest's settings, which fill in what `text` does not say
    /// @param trainLevels T of the policy
    /// @throws IllegalArgumentException when `text` is no such name
    public static SamplerSettings parse(String text, SamplerSettings tuned, int trainLevels) {
        String[] parts = text.split("\\+", -1);
        SamplerSettings settings = base(parts[0], tuned, trainLevels);
        for (int i = 1; i < parts.length; i++) {
            settings = switch (parts[i]) {
                case NO_RE_REFERENCE -> settings.withReReference(false);
                case "linear" -> settings.withSchedule(NoiseSchedule.Kind.LINEAR);
                case "squared-cosine" -> settings.withSchedule(NoiseSchedule.Kind.SQUARED_COSINE);
                default ->
                    throw new IllegalArgumentException(
                            "'+" + parts[i] + "' is not known: use +linear, +squared-cosine or +" + NO_RE_REFERENCE);
            };
        }
        return settings;
    }

    private static SamplerSettings base(String text, SamplerSettings tuned, int trainLevels) {
        if (text.equals("rti")) {
            return tuned.withMode(Mode.RTI);
        }
        if (text.startsWith("rti:")) {
            return tuned.withMode(Mode.RTI).withRefine(Solve.parse(text.substring(4), trainLevels));
        }
        return new SamplerSettings(
                Mode.FULL, Solve.parse(text, trainLevels), tuned.refine, tuned.schedule, tuned.reReference);
    }

    /// The name of these settings in a policy that was trained with `trained` and `trainLevels` levels.
    public String text(NoiseSchedule.Kind trained, int trainLevels) {
        List<String> parts = new ArrayList<>();
        parts.add(mode == Mode.FULL ? first.text(trainLevels) : "rti:" + refine);
        if (schedule != trained) {
            parts.add(schedule.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (!reReference) {
            parts.add(NO_RE_REFERENCE);
        }
        return String.join("+", parts);
    }

    /// The same in another mode.
    public SamplerSettings withMode(Mode other) {
        return new SamplerSettings(other, first, refine, schedule, reReference);
    }

    /// The same with another refining solve.
    public SamplerSettings withRefine(Solve other) {
        return new SamplerSettings(mode, first, other, schedule, reReference);
    }

    /// The same with another noise schedule.
    public SamplerSettings withSchedule(NoiseSchedule.Kind other) {
        return new SamplerSettings(mode, first, refine, other, reReference);
    }

    /// The same with or without expressing the last chunk anew.
    public SamplerSettings withReReference(boolean other) {
        return new SamplerSettings(mode, first, refine, schedule, other);
    }
}
