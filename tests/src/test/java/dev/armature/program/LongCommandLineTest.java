package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ONNX Runtime 1.29 kills a process whose command line is long, unless its telemetry is off.
final class LongCommandLineTest {

    private static final String SHIPPED =
            Path.of("..", "models", "place").toAbsolutePath().normalize().toString();

    @TempDir
    private Path folder;

    @Test
    void shouldProveAPolicyWhateverTheLengthOfTheClassPath() throws IOException, InterruptedException {
        String long20k = "-Dclass.path.of.a.large.program=" + "/some/where/a-library-1.2.3.jar:".repeat(620);
        Run run = Started.armature(folder, List.of(long20k), Map.of(), "policy", "verify", SHIPPED)
                .end();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("place");
    }
}
