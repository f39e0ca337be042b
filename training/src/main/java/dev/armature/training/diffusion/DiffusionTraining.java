package dev.armature.training.diffusion;

import dev.armature.core.FolderLock;
import dev.armature.core.UserError;
import dev.armature.core.config.YamlText;
import dev.armature.core.time.Clock;
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
import java.util.Map;

/// From a dataset to a policy folder: `armature train diffusion`.
///
/// Leaves in `out` the policy, and in `out/training` the last checkpoint and the curves. A training that was stopped,
/// also by Ctrl-C or a kill, goes on from the checkpoint when it is run again with the same settings.
public final class DiffusionTraining {

    private static final int REPORT_EVERY = 50;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String CHECKPOINT = "checkpoint.bin";
    private static final String POLICY = "policy.yaml";
    private static final String DATA = "data";
    private static final String CURVES = "curves.png";

    private DiffusionTraining() {}

    /// Trains, or goes on training, until done or until `stop` is given: then it writes a checkpoint and returns.
    ///
    /// @param out the policy's folder, made if it is not there
    /// @param origin of this run; where an earlier one began the training, the policy keeps that one's
    /// @throws UserError when nothing can be learned from the frames, the folder cannot be written, or another
    ///     training is writing there
    public static TrainingResult run(
            Demonstrations frames,
            Path out,
            DiffusionSettings settings,
            Origin origin,
            TrainingListener listener,
            StopSignal stop) {
        Path state = TrainingResult.state(out);
        try (FolderLock lock = FolderLock.take(state, out, "training")) {
            return locked(frames, out, settings, origin, listener, stop);
        } catch (IOException e) {
            throw new UserError(state.toString(), "cannot be written (" + e + ")", "Check rights and space.", e);
        }
    }

    private static TrainingResult locked(
            Demonstrations frames,
            Path out,
            DiffusionSettings settings,
            Origin origin,
            TrainingListener listener,
            StopSignal stop) {
        RunSettings run = settings.run();
        LibtorchThreads.set(run.threads());
        EpisodeSplit split = EpisodeSplit.of(frames.episodes(), run.validationFraction(), run.seed());
        WindowLayouts layouts = WindowLayouts.fit(frames, split.train(), settings.windows());
        WindowBuilder builder = new WindowBuilder(frames, layouts);
        DiffusionTrainer trainer =
                new DiffusionTrainer(settings, builder.build(split.train()), builder.build(split.validation()));
        Path state = TrainingResult.state(out);
        String identity = identity(frames, settings);
        Begun begun = begin(trainer, state.resolve(CHECKPOINT), identity, origin);
        int steps = settings.optimizer().steps();
        // before the hours of training: what a policy cannot say is refused now
        PolicyManifest manifest = manifest(frames, layouts, settings, begun.origin());
        boolean doneBefore = trainer.steps() == steps;
        train(trainer, begun, state, settings, listener, stop);
        boolean finished = trainer.steps() == steps;
        double parity = Double.NaN;
        if (finished) {
            parity = PolicyExport.write(
                    out,
                    doneBefore ? manifest.withSampler(tuned(out, manifest)) : manifest,
                    trainer.average(),
                    builder.observation(split.train().getFirst(), 0));
        }
        return new TrainingResult(out, trainer.steps(), finished, begun.curve().lastValidation(), parity);
    }

    /// A training that may have begun in an earlier run, then with that run's origin.
    private record Begun(String identity, Origin origin, LossCurve curve) {}

    private static Begun begin(DiffusionTrainer trainer, Path file, String identity, Origin origin) {
        if (!Files.exists(file)) {
            return new Begun(identity, origin, new LossCurve());
        }
        Checkpoint checkpoint = Checkpoint.read(file, identity);
        trainer.restore(checkpoint.weights());
        return new Begun(identity, checkpoint.origin(), checkpoint.curve());
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
            Begun training,
            Path state,
            DiffusionSettings settings,
            TrainingListener listener,
            StopSignal stop) {
        int steps = settings.optimizer().steps();
        LossCurve curve = training.curve();
        int begun = trainer.steps();
        long since = Clock.system().nanoTime();
        RunningLoss recent = new RunningLoss();
        while (trainer.steps() < steps && !stop.stopped()) {
            double rate = trainer.learningRate();
            float loss = trainer.step();
            if (!Float.isFinite(loss)) {
                throw new UserError(
                        "learning rate " + settings.optimizer().learningRate(),
                        "made the loss " + loss + " at step " + trainer.steps(),
                        "Give a smaller one; the last checkpoint in " + state + " is whole.");
            }
            curve.add(loss);
            recent.add(loss);
            int step = trainer.steps();
            boolean last = step == steps;
            if (step % settings.run().validateEverySteps() == 0 || last) {
                curve.validated(step, trainer.validationLoss());
            }
            if (step % REPORT_EVERY == 0 || last) {
                double seconds = (Clock.system().nanoTime() - since) / NANOS_PER_SECOND;
                listener.onProgress(new TrainingProgress(
                        step, steps, recent.take(), curve.lastValidation(), rate, (step - begun) / seconds));
            }
            if (step % settings.run().checkpointEverySteps() == 0 && !last) {
                save(trainer, training, state);
            }
        }
        if (trainer.steps() > begun) {
            save(trainer, training, state);
        }
    }

    private static void save(DiffusionTrainer trainer, Begun training, Path state) {
        try {
            Files.createDirectories(state);
            new Checkpoint(training.identity(), training.origin(), trainer.weights(), training.curve())
                    .write(state.resolve(CHECKPOINT));
            training.curve().draw(state.resolve(CURVES));
        } catch (IOException e) {
            throw new UserError(state.toString(), "cannot be written (" + e + ")", "Check rights and space.", e);
        }
    }

    private static String identity(Demonstrations frames, DiffusionSettings settings) {
        return YamlText.of(Map.of(DATA, frames.fingerprint())) + SettingsFile.text(settings);
    }

    private static PolicyManifest manifest(
            Demonstrations frames, WindowLayouts layouts, DiffusionSettings settings, Origin origin) {
        Diffusion diffusion = new Diffusion(
                settings.schedule(), settings.levels(), settings.windows().clip());
        return new PolicyManifest(
                frames.name(),
                frames.task(),
                "Apache-2.0",
                new Provenance(
                        frames.name() + ", " + frames.fingerprint(),
                        settings.run().validationFraction(),
                        origin.codeVersion(),
                        settings.run().seed(),
                        origin.command(),
                        SettingsFile.text(settings),
                        origin.date()),
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
