package dev.armature.launch.command;

import dev.armature.core.UserError;
import dev.armature.training.diffusion.DiffusionSettings;
import dev.armature.training.diffusion.NetSettings;
import dev.armature.training.diffusion.OptimizerSettings;
import dev.armature.training.diffusion.RunSettings;
import dev.armature.training.diffusion.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What decides a training beside the data: a file, and options that go before it. Use it as a mixin.
final class TrainingOptions {

    /// Each halves the rows and doubles the channels.
    private static final int MOST_LEVELS = 12;

    private static final DiffusionSettings D = DiffusionSettings.DEFAULT;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings as YAML, also those without an option; the options below go before it.")
    private @Nullable Path file;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of the optimizer (default ${DEFAULT-VALUE}).")
    private int steps = D.optimizer().steps();

    @Option(names = "--batch", paramLabel = "N", description = "Windows a step (default ${DEFAULT-VALUE}).")
    private int batch = D.optimizer().batchSize();

    @Option(
            names = "--net",
            paramLabel = "KIND",
            description = "Network, ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private NetSettings.Kind net = D.net().kind();

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "Width of the MLP (default ${DEFAULT-VALUE}), or channels of the U-Net's first level, which"
                    + " double a level.")
    private int width = D.net().width();

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "Residual blocks of the MLP (default ${DEFAULT-VALUE}), or levels of the U-Net.")
    private int blocks = D.net().depth();

    @Option(names = "--seed", paramLabel = "N", description = "Of everything random (default ${DEFAULT-VALUE}).")
    private long seed = D.run().seed();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Of libtorch, 0 takes all cores (default ${DEFAULT-VALUE}). Results repeat bit for bit only"
                    + " with the same number.")
    private int threads = D.run().threads();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli gives it before the call
    private CommandSpec command;

    /// The settings that were asked for.
    ///
    /// @throws UserError when the file is wrong or a number out of range
    DiffusionSettings settings() {
        least("--steps", steps, 1);
        least("--batch", batch, 1);
        least("--width", width, 1);
        least("--blocks", blocks, 1);
        least("--threads", threads, 0);
        DiffusionSettings s = file == null ? D : SettingsFile.read(file);
        try {
            return new DiffusionSettings(
                    given("--net") || given("--width") || given("--blocks") ? net(s.net()) : s.net(),
                    s.windows(),
                    s.schedule(),
                    s.levels(),
                    optimizer(s.optimizer()),
                    run(s.run()));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "armature train diffusion", String.valueOf(e.getMessage()), "Mend the numbers that are named.", e);
        }
    }

    private static void least(String option, int given, int least) {
        if (given < least) {
            throw new UserError(option + " " + given, "is too small", "Give " + least + " or more.");
        }
    }

    private OptimizerSettings optimizer(OptimizerSettings before) {
        return new OptimizerSettings(
                given("--steps") ? steps : before.steps(),
                given("--batch") ? batch : before.batchSize(),
                before.learningRate(),
                before.warmUpSteps(),
                before.weightDecay());
    }

    private RunSettings run(RunSettings before) {
        return new RunSettings(
                given("--seed") ? seed : before.seed(),
                given("--threads") ? threads : before.threads(),
                before.validationFraction(),
                before.validateEverySteps(),
                before.checkpointEverySteps());
    }

    private NetSettings net(NetSettings before) {
        NetSettings n = given("--net") ? before.withKind(net) : before;
        return switch (n.kind()) {
            case MLP ->
                new NetSettings(
                        n.kind(),
                        given("--width") ? width : n.width(),
                        given("--blocks") ? blocks : n.depth(),
                        n.channels(),
                        n.kernel());
            case UNET -> new NetSettings(n.kind(), n.width(), n.depth(), channels(n.channels()), n.kernel());
        };
    }

    private List<Integer> channels(List<Integer> before) {
        if (!given("--width") && !given("--blocks")) {
            return before;
        }
        if (given("--width") && width % NetSettings.CHANNELS_DIVISOR != 0) {
            throw new UserError(
                    "--width " + width,
                    "does not fit the U-Net, whose channels come in groups of " + NetSettings.CHANNELS_DIVISOR,
                    "Give a multiple of 8.");
        }
        if (given("--blocks") && (blocks < 2 || blocks > MOST_LEVELS)) {
            throw new UserError(
                    "--blocks " + blocks, "is no number of levels for the U-Net", "Give 2 to " + MOST_LEVELS + ".");
        }
        int first = given("--width") ? width : before.getFirst();
        int levels = given("--blocks") ? blocks : before.size();
        return IntStream.range(0, levels).mapToObj(i -> first << i).toList();
    }

    private boolean given(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }
}
