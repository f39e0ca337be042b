package dev.armature.sim.trial;

import dev.armature.core.UserError;

/// One way of running a policy.
///
/// @param sampler such as `ddpm-100` or `rti`; see [dev.armature.policies.diffusion.SamplerSettings]
/// @param execute rows of each chunk that are carried out before the next inference, ≥ 1
public record Trial(String sampler, int execute) {

    /// @throws UserError when nothing would be carried out
    public Trial {
        if (execute < 1) {
            throw new UserError("sampler '" + sampler + "'", "executes " + execute + " rows", "Give 1 or more.");
        }
    }

    /// Reads `SAMPLER` or `SAMPLER@ROWS`, such as `ddpm-100@8`; one row where none is given.
    public static Trial parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new Trial(text, 1);
        }
        try {
            return new Trial(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
        } catch (NumberFormatException e) {
            throw new UserError("sampler '" + text + "'", "has no number after @", "Write it like ddpm-100@8.", e);
        }
    }

    /// As [#parse(String)] reads it.
    public String name() {
        return sampler + "@" + execute;
    }
}
