package dev.armature.training.diffusion;

import dev.armature.core.FolderLock;
import dev.armature.core.UserError;
import dev.armature.core.time.Clock;
import dev.armature.datasets.lerobot.LeRobotDataset;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.SamplerSettings;
import dev.armature.policies.file.NetworkFile;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.file.PolicyManifest;
import dev.armature.policies.file.Provenance;
import dev.armature.training.module.LibtorchThreads;
import dev.armature.training.windows.Demonstrations;
import dev.armature.training.windows.EpisodeSplit;
import dev.armature.training.windows.WindowBuilder;
import dev.armature.training.windows.WindowLayouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// From a dataset to a policy folder: `armature train diffusion`.
///
/// Leaves in `out` the policy, and in `out/training` the last checkpoint and the curves. A training that was stopped,
/// also by Ctrl-C or a kill, goes on from the checkpoint when it is run again with the same settings.
public final class DiffusionTraining {

    private static final int REPORT_EVERY = 50;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String CHECKPOINT = "checkpoint.bin";
    private static final String POLICY = "policy.yaml";
    private static final String CURVES = "curves.png";

    private DiffusionTraining() {}

    /// Trains, or goes on training, until done or until Ctrl-C.
    ///
    /// @param dataset a LeRobot dataset's folder
    /// @param out the policy's folder, made if it is not there
    /// @throws UserError when the dataset cannot be learned from, the folder cannot be written, or another training
    ///     is writing there
    public static TrainingResult run(Path dataset, Path out, DiffusionSettings settings, TrainingListener listener) {
        try (StopSignal stop = new StopSignal()) {
            return run(Demonstrations.read(LeRobotDataset.open(dataset)), out, settings, listener, stop);
        }
    }

    /// As above, from demonstrations in memory and with a signal of the caller's.
    public static TrainingResult run(
            Demonstrations frames, Path out, DiffusionSettings settings, TrainingListener listener, StopSignal stop) {
        Path state = TrainingResult.state(out);
        try (FolderLock lock = FolderLock.take(state, out, "training")) {
            return locked(frames, out, settings, listener, stop);
        } catch (IOException e) {
            throw new UserError(state.toString(), "cannot be written (" + e + ")", "Check rights and space.", e);
        }
    }

    private static TrainingResult locked(
            Demonstrations frames, Path out, DiffusionSettings settings, TrainingListener listener, StopSignal stop) {
        LibtorchThreads.set(settings.threads());
        EpisodeSplit split = EpisodeSplit.of(frames.episodes(), settings.validationFraction(), settings.seed());
        WindowLayouts layouts = WindowLayouts.fit(frames, split.train(), settings.windows());
        WindowBuilder builder = new WindowBuilder(frames, layouts);
        DiffusionTrainer trainer =
                new DiffusionTrainer(settings, builder.build(split.train()), builder.build(split.validation()));
        Path state = TrainingResult.state(out);
        String identity = identity(frames, settings);
        LossCurve curve = restore(trainer, state, identity);
        boolean doneBefore = trainer.steps() == settings.steps();
        train(trainer, curve, state, identity, settings, listener, stop);
        boolean finished = trainer.steps() == settings.steps();
        double parity = Double.NaN;
        if (finished) {
            PolicyManifest manifest = manifest(frames, layouts, settings, out);
            parity = PolicyExport.write(
                    out,
                    doneBefore ? manifest.withSampler(tuned(out, manifest)) : manifest,
                    trainer.average(),
                    builder.observation(split.train().getFirst(), 0));
        }
        return new TrainingResult(out, trainer.steps(), finished, curve.lastValidation(), parity);
    }

    private static LossCurve restore(DiffusionTrainer trainer, Path state, String identity) {
        Path file = state.resolve(CHECKPOINT);
        if (!Files.exists(file)) {
            return new LossCurve();
        }
        Checkpoint checkpoint = Checkpoint.read(file, identity);
        trainer.restore(checkpoint.weights());
        return checkpoint.curve();
    }

    /// The sampler of the policy in `out`, which these very weights made: its list may have been tuned since.
    private static SamplerSettings tuned(Path out, PolicyManifest manifest) {
        if (!Files.exists(out.resolve(POLICY))) {
            return manifest.sampler();
        }
        try (PolicyFolder folder = PolicyFolder.open(out)) {
            return folder.manifest().sampler();
        }
    }

    private static void train(
            DiffusionTrainer trainer,
            LossCurve curve,
            Path state,
            String identity,
            DiffusionSettings settings,
            TrainingListener listener,
            StopSignal stop) {
        int begun = trainer.steps();
        long since = Clock.system().nanoTime();
        RunningLoss recent = new RunningLoss();
        RunningLoss sincePoint = new RunningLoss();
        while (trainer.steps() < settings.steps() && !stop.stopped()) {
            double rate = trainer.learningRate();
            float loss = trainer.step();
            if (!Float.isFinite(loss)) {
                throw new UserError(
                        "learning rate " + settings.learningRate(),
                        "made the loss " + loss + " at step " + trainer.steps(),
                        "Give a smaller one; the last checkpoint in " + state + " is whole.");
            }
            recent.add(loss);
            sincePoint.add(loss);
            int step = trainer.steps();
            boolean last = step == settings.steps();
            if (step % settings.validateEverySteps() == 0 || last) {
                curve.add(step, sincePoint.take(), trainer.validationLoss());
            }
            if (step % REPORT_EVERY == 0 || last) {
                double seconds = (Clock.system().nanoTime() - since) / NANOS_PER_SECOND;
                listener.onProgress(new TrainingProgress(
                        step, settings.steps(), recent.take(), curve.lastValidation(), rate, (step - begun) / seconds));
            }
            if (step % settings.checkpointEverySteps() == 0 && !last) {
                save(trainer, state, identity, curve);
            }
        }
        if (trainer.steps() > begun) {
            save(trainer, state, identity, curve);
        }
    }

    private static void save(DiffusionTrainer trainer, Path state, String identity, LossCurve curve) {
        try {
            Files.createDirectories(state);
            new Checkpoint(identity, trainer.weights(), curve).write(state.resolve(CHECKPOINT));
            curve.draw(state.resolve(CURVES));
        } catch (IOException e) {
            throw new UserError(state.toString(), "cannot be written (" + e + ")", "Check rights and space.", e);
        }
    }

    private static String identity(Demonstrations frames, DiffusionSettings settings) {
        return frames.fingerprint() + " " + settings;
    }

    private static PolicyManifest manifest(
            Demonstrations frames, WindowLayouts layouts, DiffusionSettings settings, Path out) {
        Diffusion diffusion = new Diffusion(
                settings.schedule(), settings.levels(), settings.windows().clip());
        String version = DiffusionTraining.class.getPackage().getImplementationVersion();
        String command =
                "armature train diffusion --dataset " + frames.name() + " --out " + out.getFileName() + " --steps "
                        + settings.steps() + " --batch " + settings.batchSize() + " --width "
                        + settings.net().width() + " --blocks " + settings.net().depth() + " --threads "
                        + settings.threads() + " --seed " + settings.seed() + " --net "
                        + settings.net().kind().name().toLowerCase(java.util.Locale.ROOT);
        return new PolicyManifest(
                frames.name(),
                frames.task(),
                "Apache-2.0",
                new Provenance(
                        frames.fingerprint(),
                        version == null ? "development" : version,
                        settings.seed(),
                        command,
                        LocalDate.now(ZoneOffset.UTC).toString()),
                layouts.observation(),
                layouts.action(),
                NetworkFile.DEFAULT,
                diffusion,
                diffusion.untuned());
    }

    /// A mean that starts anew when it is taken.
    private static final class RunningLoss {

        private double sum;
        private int count;

        void add(double loss) {
            sum += loss;
            count++;
        }

        float take() {
            float mean = (float) (sum / Math.max(1, count));
            sum = 0;
            count = 0;
            return mean;
        }
    }
}
