package dev.armature.sim.evaluate;

import dev.armature.core.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What `eval_info.json` holds: LeRobot's words (`overall`, `per_episode`), and what makes the figures repeatable.
///
/// The first policy is the subject: its figures are at the top level, where LeRobot's tools look; the others are in
/// `compared`. All that depends on the clock or the machine is under `timing` (LeRobot's `eval_s` and `eval_ep_s`
/// too), so that the rest of the file is the same bytes whenever the evaluation is run again.
///
/// @param task what was asked, such as `place`
/// @param perturbation the axes that were changed, in words; empty for nominal
/// @param codeCommit of this program
/// @param command that repeats the evaluation
/// @param machine on which it ran: processor, cores, inference provider
/// @param policies the subject first; at least one
/// @param evalSeconds wall-clock duration of each policy's episodes
public record EvalInfo(
        String task,
        String perturbation,
        String codeCommit,
        String command,
        String machine,
        List<PolicyResults> policies,
        List<Double> evalSeconds) {

    /// @throws IllegalArgumentException when there is no policy, or not one duration for each
    public EvalInfo {
        policies = List.copyOf(policies);
        evalSeconds = List.copyOf(evalSeconds);
        if (policies.isEmpty() || policies.size() != evalSeconds.size()) {
            throw new IllegalArgumentException(policies.size() + " policies and " + evalSeconds.size() + " durations");
        }
    }

    /// The whole file, ending in a newline. All but `timing` is equal for equal seeds, policies and code.
    public String json() {
        return EvalInfoJson.write(this);
    }

    /// Writes the file in one go: whoever looks sees the old one or the new one, never half.
    ///
    /// @throws UncheckedIOException when the folder cannot be written
    public void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            WholeFile.write(file, json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
