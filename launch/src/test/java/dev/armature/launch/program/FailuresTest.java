package dev.armature.launch.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.UserError;
import dev.armature.launch.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How the program ends when a command throws or its words are wrong.
final class FailuresTest {
    private static UserError mistake() {
        return new UserError("--task", "'lif' is not known", "Use one of: lift.");
    }

    private final StringWriter err = new StringWriter();

    private int tell(Throwable thrown) {
        return Failures.tell(thrown, new PrintWriter(err));
    }

    @Test
    void shouldTellAMistakeOfTheUsersAloneInOneLine() {
        assertThat(tell(mistake())).isEqualTo(Exit.USER_ERROR);
        assertThat(err.toString().lines()).containsExactly("armature: --task: 'lif' is not known. Use one of: lift.");
    }

    @Test
    void shouldFindAMistakeBelowWhatOtherThreadsWrapped() {
        Throwable wrapped = new ExecutionException(new CompletionException(new IllegalStateException("x", mistake())));
        assertThat(tell(wrapped)).isEqualTo(Exit.USER_ERROR);
        assertThat(err.toString()).contains("'lif' is not known").doesNotContain("ExecutionException", "stack trace");
    }

    @Test
    void shouldSayWhereTheStackTraceOfAFaultIs() {
        assertThat(tell(new IOException("disk full"))).isEqualTo(Exit.FAILURE);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString())
                .contains("armature: failed: java.io.IOException: disk full", "armature.log")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldTellErrorsToo() {
        assertThat(tell(new OutOfMemoryError("heap"))).isEqualTo(Exit.FAILURE);
        assertThat(tell(new NullPointerException())).isEqualTo(Exit.FAILURE);
        assertThat(err.toString()).contains("heap", "NullPointerException");
    }

    @Command(name = "top", subcommands = Sub.class)
    private static final class Top {}

    @Command(name = "sub")
    private static final class Sub implements Callable<Integer> {
        @Option(names = "--steps")
        private int steps;

        @Override
        public Integer call() throws IOException {
            if (steps < 0) {
                throw mistake();
            }
            if (steps > 9) {
                throw new IOException("broke at " + steps);
            }
            return steps;
        }
    }

    private int run(String... args) {
        return new CommandLine(new Top())
                .setParameterExceptionHandler(new WrongWords())
                .setExecutionExceptionHandler(new Failures())
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void shouldEndWithWhatTheCommandSays() {
        assertThat(run("sub", "--steps", "1")).isEqualTo(1);
        assertThat(run("sub", "--steps", "-1")).isEqualTo(2);
        assertThat(err.toString()).contains("'lif' is not known");
        assertThat(run("sub", "--steps", "10")).isEqualTo(1);
        assertThat(err.toString()).contains("broke at 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub --steps", "sub --steps x", "sub --steps 1.5", "sub --what 3", "sub extra", "nothing"})
    void shouldAnswerWrongWordsWithAWayOut(String words) {
        assertThat(run(words.split(" ", -1))).isEqualTo(Exit.USER_ERROR);
        assertThat(err.toString()).startsWith("armature: ").doesNotContain("Exception", "\tat ");
        assertThat(err.toString().lines().count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldSuggestAWordThatIsNear() {
        assertThat(run("sup")).isEqualTo(Exit.USER_ERROR);
        assertThat(err.toString()).contains("sub");
        assertThat(run("sub", "--step", "x")).isEqualTo(Exit.USER_ERROR);
        assertThat(err.toString()).contains("--steps");
    }

    @Test
    void shouldPointToTheHelpOfTheCommandAtHand() {
        run("sub", "--steps", "x");
        assertThat(err.toString()).contains("Try: top sub --help");
    }

    @Test
    void shouldTellItsVersion() {
        assertThat(new Version().getVersion()).hasSize(2);
        assertThat(new Version().getVersion()[0]).startsWith("armature ");
        assertThat(new Version().getVersion()[1])
                .contains("JDK " + Runtime.version().feature());
    }
}
