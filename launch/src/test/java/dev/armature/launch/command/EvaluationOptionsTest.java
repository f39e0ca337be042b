package dev.armature.launch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.launch.evaluation.EvaluationFiles;
import dev.armature.launch.evaluation.EvaluationPlan;
import dev.armature.policies.onnx.Provider;
import dev.armature.sim.perturb.PerturbationSpec;
import dev.armature.sim.task.Tasks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class EvaluationOptionsTest {

    private static final int EPISODES = 7;

    @TempDir
    private Path folder;

    @Command(name = "play")
    private static final class Play {
        @Mixin
        private EvaluationOptions options = new EvaluationOptions(EPISODES);
    }

    private static EvaluationOptions given(String... args) {
        Play command = new Play();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
        return command.options;
    }

    private static EvaluationPlan plan(EvaluationOptions options, String... samplers) {
        return options.plan(Path.of("p"), Tasks.named("place"), List.of(samplers), PerturbationSpec.NONE);
    }

    @Test
    void shouldPlayTheCommandsOwnNumberOfEpisodesUnlessToldOtherwise() {
        EvaluationPlan plan = plan(given(), "rti", "ddim-10@8");
        assertThat(plan.episodes()).isEqualTo(EPISODES);
        assertThat(plan.seeds()).isEqualTo("1000 … 1006");
        assertThat(plan.trials()).extracting("name").containsExactly("rti@1", "ddim-10@8");
        assertThat(plan.perturbationName()).isEmpty();
        EvaluationPlan told = plan(given("--episodes", "3", "--seed", "5", "--threads", "1"), "rti");
        assertThat(told.seeds()).isEqualTo("5 … 7");
        assertThat(told.threads()).isEqualTo(1);
    }

    @Test
    void shouldComputeOnTheCpuWhichRepeatsUnlessToldOtherwise() {
        assertThat(plan(given(), "rti").provider()).isEqualTo(Provider.CPU);
        for (Provider provider : Provider.values()) {
            assertThat(plan(given("--provider", provider.toString()), "rti").provider())
                    .isEqualTo(provider);
        }
        assertThat(new CommandLine(new Play()).getUsageMessage().replaceAll("\\s+", " "))
                .contains("--provider=auto|cpu|cuda|tensorrt", "(default cpu; auto:");
        assertThatThrownBy(() -> given("--provider", "tpu"))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContainingAll("--provider", "tpu", "CUDA");
    }

    @Test
    void shouldTellItsDefaultsInTheHelp() {
        assertThat(new CommandLine(new Play()).getUsageMessage()).contains("(default 7)", "(default 1000)");
    }

    @Test
    void shouldLeaveBehindTheWordsThatWereTyped() {
        EvaluationFiles files = given("--episodes", "3", "--no-pictures").files(folder, "a title");
        assertThat(files)
                .isEqualTo(new EvaluationFiles(folder, "a title", "armature --episodes 3 --no-pictures", false));
        assertThat(given().files(folder, "a title").pictures()).isTrue();
    }

    @Test
    void shouldRefuseAJsonFileThatCannotBeWrittenBeforeItPlays() {
        String missing = folder.resolve("no/figures.json").toString();
        EvaluationOptions options = given("--json", missing, "--no-pictures");
        assertThatThrownBy(() -> options.check(plan(options, "rti"), options.files(folder, "t")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--json " + missing);
        assertThat(folder).isEmptyDirectory();
    }
}
