package dev.armature.launch.command;

import dev.armature.core.UserError;
import dev.armature.datasets.lerobot.LeRobotDataset;
import dev.armature.launch.Exit;
import dev.armature.launch.Interrupts;
import dev.armature.launch.Progress;
import dev.armature.policies.diffusion.Denoiser;
import dev.armature.policies.diffusion.SamplerSettings;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.tune.RtiTune;
import dev.armature.policies.tune.TuneResult;
import dev.armature.policies.tune.TuneSettings;
import dev.armature.policies.tune.TuneWindow;
import dev.armature.training.windows.Demonstrations;
import dev.armature.training.windows.HeldOutWindows;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `armature policy tune-rti`: the list of levels for real-time iteration, from recorded data alone.
@Command(
        name = "tune-rti",
        description = "Find the policy's list for real-time iteration on recorded demonstrations, without roll-outs,"
                + " and write it into its manifest.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "At each moment the policy's own last chunk is shifted, refined by every list, and held against what the",
            "expert did. The fewest calls whose error is as good as the best are taken: above it, window by window, by at",
            "most two standard errors, or by at most 5 %% of it if that is more. Of the dataset that the policy was",
            "trained on, only held-out episodes are used.",
            "",
            "Examples:",
            "  armature policy tune-rti runs/place --dataset runs/datasets/place",
            "  armature policy tune-rti runs/place --dataset runs/datasets/place --dry-run"
        })
public final class PolicyTuneRti implements Callable<Integer> {

    private static final int FEWEST_WINDOWS = 8;
    private static final int PER_MILLE = 1000;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Option(names = "--dataset", paramLabel = "DIR", required = true, description = "A LeRobot v3 dataset's folder.")
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private Path dataset;

    @Option(names = "--episodes", paramLabel = "N", description = "Use so many episodes (default: all held out).")
    private @Nullable Integer episodes;

    @Option(names = "--windows", paramLabel = "N", description = "Moments at most (default ${DEFAULT-VALUE}).")
    private int windows = 400;

    @Option(names = "--seed", paramLabel = "N", description = "Of all noise (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the tuned policy there (default: into POLICY).")
    private @Nullable Path out;

    @Option(names = "--dry-run", description = "Only print the table.")
    private boolean dryRun;

    @Mixin
    private final ProviderOption provider = new ProviderOption();

    @Mixin
    private final JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path target = out == null ? policy.path() : out;
        if (!dryRun && Files.isRegularFile(target)) {
            throw new UserError(target.toString(), "is a zip, which is not changed", "Name a folder with --out.");
        }
        json.check();
        try (PolicyFolder folder = PolicyFolder.open(policy.path(), provider.provider());
                Denoiser denoiser = folder.newDenoiser()) {
            List<TuneWindow> chosen = windows(folder);
            TuneSettings settings =
                    TuneSettings.standard(folder.manifest().diffusion().trainLevels(), seed);
            RtiTune tune = new RtiTune(folder.manifest(), denoiser, settings);
            TuneResult result = Interrupts.guard(
                    () -> {
                        try (Progress progress = Progress.of("tuning", PER_MILLE)) {
                            return tune.run(chosen, part -> progress.to(Math.round(part * PER_MILLE)));
                        }
                    },
                    "Nothing was written.");
            tell(result, folder, target);
            json.write(List.of(TuneJson.of(result)));
        }
        return Exit.OK;
    }

    private List<TuneWindow> windows(PolicyFolder folder) {
        Demonstrations frames = Demonstrations.read(LeRobotDataset.open(dataset));
        HeldOutWindows held = new HeldOutWindows(folder.manifest(), frames);
        int count = episodes == null ? held.episodes() : episodes;
        String what = held.learnedFrom() ? " held-out episodes" : " episodes";
        if (count < 1 || count > held.episodes() || windows < FEWEST_WINDOWS) {
            throw new UserError(
                    "armature policy tune-rti",
                    "--episodes " + count + " --windows " + windows + " cannot be had from " + dataset,
                    "Give 1 to " + held.episodes() + what + " and " + FEWEST_WINDOWS + " windows or more.");
        }
        List<TuneWindow> taken = held.take(count, windows);
        if (taken.size() < FEWEST_WINDOWS) {
            throw new UserError(
                    dataset.toString(),
                    count + what + " have only " + taken.size() + " moments",
                    "Give more episodes: tuning needs " + FEWEST_WINDOWS + " moments, hundreds are usual.");
        }
        spec.commandLine()
                .getOut()
                .println(taken.size() + " moments of " + count + what + " in " + dataset + "; ONNX Runtime "
                        + folder.choice());
        return taken;
    }

    private void tell(TuneResult result, PolicyFolder folder, Path target) {
        PrintWriter to = spec.commandLine().getOut();
        to.print(result.table());
        if (dryRun) {
            to.println("not written: " + result.chosen());
        } else {
            SamplerSettings tuned = result.settings(folder.manifest().sampler());
            folder.save(target, tuned);
            to.println("written to " + target.resolve("policy.yaml") + ": sampler.refine: " + tuned.refine());
        }
        to.flush();
    }
}
