package dev.armature.launch.evaluation;

import dev.armature.core.UserError;
import dev.armature.launch.report.EvaluationReport;
import dev.armature.launch.report.EvaluationReport.Highlight;
import dev.armature.launch.report.EvaluationReport.Provenance;
import dev.armature.launch.report.EvaluationReport.Setting;
import dev.armature.launch.report.Filmstrip;
import dev.armature.sim.evaluate.EpisodeResult;
import dev.armature.sim.evaluate.EvalInfo;
import dev.armature.sim.evaluate.PolicyResults;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    /// Writes both.
    ///
    /// @return the report's file
    public Path write(Evaluation evaluation, List<Highlight> highlights) {
        EvaluationPlan plan = evaluation.plan();
        String commit = Host.commit();
        String machine = Host.machine() + ", ONNX Runtime on the CPU, one thread an episode";
        EvalInfo info = new EvalInfo(
                plan.task().name(),
                plan.perturbationName(),
                commit,
                command,
                machine,
                evaluation.results(),
                evaluation.seconds());
        EvaluationReport report = new EvaluationReport(
                title,
                summary(evaluation),
                highlights,
                evaluation.table(),
                evaluation.results(),
                plan.task().milestones(),
                filmstrips(evaluation),
                PathsFromAbove.of(evaluation),
                settings(evaluation),
                new Provenance(
                        command,
                        commit,
                        machine,
                        plan.seeds(),
                        LocalDate.now(ZoneOffset.UTC).toString()));
        Path page = folder.resolve("report.html");
        try {
            info.write(folder.resolve("eval_info.json"));
            report.write(page);
        } catch (UncheckedIOException e) {
            throw new UserError(
                    folder.toString(), "cannot be written (" + e.getCause() + ")", "Give another --out.", e);
        }
        return page;
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

    private static String summary(Evaluation evaluation) {
        EvaluationPlan plan = evaluation.plan();
        return "A Franka Panda twin in MuJoCo, controlled at 1 kHz, is asked to "
                + plan.task().instruction()
                + ". The policy decides ten times a second. Every sampler plays the same "
                + plan.episodes() + " episodes: same reset, same noise"
                + (plan.perturbationName().isEmpty() ? "." : ", same perturbation (" + plan.perturbationName() + ").")
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
        out.add(new Setting("policy rate", "10 Hz"));
        out.add(new Setting(
                "perturbation",
                evaluation.plan().perturbationName().isEmpty()
                        ? "none"
                        : evaluation.plan().perturbationName()));
        return out;
    }
}
