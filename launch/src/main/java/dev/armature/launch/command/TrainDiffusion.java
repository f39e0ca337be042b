package dev.armature.launch.command;

import dev.armature.core.UserError;
import dev.armature.core.time.Today;
import dev.armature.datasets.lerobot.LeRobotDataset;
import dev.armature.launch.CodeVersion;
import dev.armature.launch.Exit;
import dev.armature.launch.Progress;
import dev.armature.training.diffusion.DiffusionSettings;
import dev.armature.training.diffusion.DiffusionTraining;
import dev.armature.training.diffusion.Origin;
import dev.armature.training.diffusion.StopSignal;
import dev.armature.training.diffusion.TrainingProgress;
import dev.armature.training.diffusion.TrainingResult;
import dev.armature.training.windows.Demonstrations;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `armature train diffusion`: a diffusion policy from a dataset.
@Command(
        name = "diffusion",
        description = "Train a diffusion policy on a LeRobot dataset and export it, proven.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ctrl-C keeps a checkpoint; the same command goes on from it and ends up with the same weights as if it",
            "had never stopped. 4 %% of the episodes are held out, and their loss is told.",
            "",
            "Examples:",
            "  armature train diffusion --dataset runs/datasets/place --out runs/place",
            "  armature train diffusion --dataset runs/datasets/lift --out runs/lift --net unet --seed 1"
        })
public final class TrainDiffusion implements Callable<Integer> {

    private static final Path DATASET_INFO = Path.of("meta", "info.json");
    private static final int SECONDS_PER_MINUTE = 60;
    private static final double LONG_SECONDS = 90;

    @Option(names = "--dataset", paramLabel = "DIR", required = true, description = "A LeRobot v3 dataset's folder.")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private Path dataset;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The policy's folder.")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private Path out;

    @Mixin
    private final TrainingOptions options = new TrainingOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        DiffusionSettings settings = options.settings();
        int steps = settings.optimizer().steps();
        checkOut(out);
        Demonstrations frames =
                Demonstrations.read(LeRobotDataset.open(DatasetArgument.folder("--dataset " + dataset, dataset)));
        Origin origin = new Origin(CodeVersion.text(), Typed.lineWithoutFolders(spec), Today.utc());
        // told while the signal is open: after Ctrl-C the process ends as soon as it closes
        try (StopSignal stop = new StopSignal();
                Progress progress = Progress.of("training", steps)) {
            tell(
                    DiffusionTraining.run(frames, out, settings, origin, p -> progress.to(p.step(), note(p)), stop),
                    steps);
        }
        return Exit.OK;
    }

    /// Refuses a folder for the policy that holds something else.
    static void checkOut(Path out) {
        String where = "--out " + out;
        if (Files.isRegularFile(out)) {
            throw new UserError(
                    where, "is a file, and a policy is a folder", "Name a folder, or one that is not there.");
        }
        if (Files.exists(out.resolve(DATASET_INFO))) {
            throw new UserError(
                    where,
                    "holds a dataset (" + DATASET_INFO + "), and a policy does not belong into it",
                    "Name a folder of its own.");
        }
        if (Files.exists(out.resolve("policy.yaml")) && !Files.isDirectory(TrainingResult.state(out))) {
            throw new UserError(
                    where,
                    "holds a policy that was not trained there, which would be lost",
                    "Name another folder, or move that policy away.");
        }
    }

    private void tell(TrainingResult result, int steps) {
        PrintWriter to = spec.commandLine().getOut();
        if (result.finished()) {
            to.println("policy: " + out + " (armature policy info " + out + ")");
            to.println("curves: " + TrainingResult.curves(out));
            to.printf(
                    Locale.ROOT,
                    "after %d steps: held-out loss %.5f; ONNX differs from libtorch by at most %.1e%n",
                    result.steps(),
                    result.validationLoss(),
                    result.parity());
        } else {
            to.println();
            to.println(stopped(result, steps));
        }
        to.flush();
    }

    /// What is left of a training that was stopped.
    static String stopped(TrainingResult result, int steps) {
        if (result.steps() == 0) {
            return "Stopped before the first step. There is nothing to keep yet; the same command starts over.";
        }
        return "Stopped after " + result.steps() + " of " + steps + " steps. The checkpoint is in "
                + TrainingResult.state(result.folder()) + "; the same command goes on from there.";
    }

    /// Such as `loss 0.0213, held out 0.0240, 87 steps/s, 5 min left`.
    static String note(TrainingProgress p) {
        StringBuilder note = new StringBuilder(String.format(Locale.ROOT, "loss %.4f", p.loss()));
        if (!Double.isNaN(p.validationLoss())) {
            note.append(String.format(Locale.ROOT, ", held out %.4f", p.validationLoss()));
        }
        double left = (p.total() - p.step()) / p.stepsPerSecond();
        note.append(String.format(Locale.ROOT, ", %.0f steps/s", p.stepsPerSecond()));
        note.append(
                left < LONG_SECONDS
                        ? String.format(Locale.ROOT, ", %.0f s left", left)
                        : String.format(Locale.ROOT, ", %.0f min left", left / SECONDS_PER_MINUTE));
        return note.toString();
    }
}
