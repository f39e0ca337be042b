package dev.armature.launch.evaluation;

import dev.armature.core.UserError;
import dev.armature.core.time.Today;
import dev.armature.launch.CodeVersion;
import dev.armature.launch.report.EvaluationReport;
import dev.armature.launch.report.EvaluationReport.Highlight;
import dev.armature.launch.report.EvaluationReport.Provenance;
import dev.armature.launch.report.EvaluationReport.Setting;
import dev.armature.launch.report.Filmstrip;
import dev.armature.sim.episode.EpisodeRunner;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.EvalInfo;
import dev.armature.sim.evaluate.PolicyResults;
import dev.armature.sim.live.LiveRun;
import dev.armature.sim.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes what an evaluation leaves: `eval_info.json` and `report.html`.
///
/// @param folder into which, made if it is not there
/// @param title of the report
/// @param command that repeats the evaluation
/// @param pictures whether cameras look at some of the episodes; needs EGL
public record EvaluationFiles(Path folder, String title, String command, boolean pictures) {

    private static final int STRIPS = 3;

    /// Refuses, before hours of work, a folder that cannot be written and pictures that cannot be taken.
    ///
    /// @throws UserError with the way out
    public void check(Task task) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(e);
        }
        if (!Files.isWritable(folder)) {
            throw unwritable(new AccessDeniedException(folder.toString()));
        }
        if (pictures) {
            EpisodePictures.check(task);
        }
    }

    /// Writes both, the figures first.
    ///
    /// @param live episodes against the clock, for the report alone: they do not repeat
    /// @return the report's file
    public Path write(Evaluation evaluation, List<Highlight> highlights, List<LiveRun> live) {
        EvaluationPlan plan = evaluation.plan();
        EvalInfo info = info(evaluation);
        try {
            info.write(folder.resolve("eval_info.json"));
        } catch (UncheckedIOException e) {
            throw unwritable(e);
        }
        EvaluationReport report = new EvaluationReport(
                title,
                summary(evaluation, !live.isEmpty()),
                highlights,
                evaluation.table(),
                evaluation.results(),
                plan.task().milestones(),
                live,
                filmstrips(evaluation),
                PathsFromAbove.of(evaluation),
                settings(evaluation),
                new Provenance(command, info.codeCommit(), info.machine(), plan.seeds(), Today.utc()));
        Path page = folder.resolve("report.html");
        try {
            report.write(page);
        } catch (UncheckedIOException e) {
            throw unwritable(e);
        }
        return page;
    }

    /// What `eval_info.json` holds.
    public EvalInfo info(Evaluation evaluation) {
        return new EvalInfo(
                evaluation.plan().task().name(),
                evaluation.plan().perturbationName(),
                CodeVersion.commit(),
                command,
                Host.machine() + ", one thread an episode; ONNX Runtime " + evaluation.choice(),
                evaluation.results(),
                evaluation.seconds());
    }

    private UserError unwritable(Exception e) {
        Throwable why = e.getCause() == null ? e : e.getCause();
        return new UserError("--out " + folder, "cannot be written (" + why + ")", "Give another folder.", e);
    }

    private List<Filmstrip> filmstrips(Evaluation evaluation) {
        List<Filmstrip> strips = new ArrayList<>();
        if (!pictures) {
            return strips;
        }
        PolicyResults subject = evaluation.results().getFirst();
        strips.addAll(EpisodePictures.of(
                evaluation.plan(), evaluation.plan().trials().getFirst(), worthSeeing(subject.episodes())));
        return strips;
    }

    /// The first episodes, a failure among them when there is one.
    private static List<EpisodeResult> worthSeeing(List<EpisodeResult> episodes) {
        List<EpisodeResult> out = new ArrayList<>(episodes.stream()
                .filter(EpisodeResult::success)
                .limit(STRIPS - 1)
                .toList());
        episodes.stream()
                .filter(episode -> !episode.success())
                .limit(STRIPS - out.size())
                .forEach(out::add);
        return out;
    }

    private static String summary(Evaluation evaluation, boolean live) {
        EvaluationPlan plan = evaluation.plan();
        return "A Franka Panda twin in MuJoCo, controlled at 1 kHz, is asked to "
                + plan.task().instruction()
                + ". The policy decides " + Math.round(EpisodeRunner.POLICY_RATE.hz())
                + " times a second. Every sampler plays the same "
                + plan.episodes() + " episodes: same reset, same noise"
                + (plan.perturbationName().isEmpty() ? "." : ", same perturbation (" + plan.perturbationName() + ").")
                + " In these the twin's time stands still while the policy computes"
                + (evaluation.repeats() ? ", so that they repeat bit for bit" : "")
                + (live ? "; in others, told of apart, it runs with the clock." : ".")
                + "\n\nA name such as ddpm-100@8 says: 100 network calls a chunk, 8 of its rows carried out before the"
                + " next. rti warm-starts each chunk from the last one, shifted.";
    }

    private static List<Setting> settings(Evaluation evaluation) {
        List<Setting> out = new ArrayList<>();
        out.add(new Setting(
                "policy",
                evaluation.manifest().name() + ", trained with: "
                        + evaluation.manifest().provenance().trainingCommand()));
        out.add(new Setting("task", evaluation.plan().task().name()));
        out.add(new Setting("control", "1000 Hz, Cartesian impedance behind the safety filter"));
        out.add(new Setting("policy rate", Math.round(EpisodeRunner.POLICY_RATE.hz()) + " Hz"));
        out.add(new Setting("route", evaluation.plan().route().words()));
        out.add(new Setting(
                "perturbation",
                evaluation.plan().perturbationName().isEmpty()
                        ? "none"
                        : evaluation.plan().perturbationName()));
        return out;
    }
}
