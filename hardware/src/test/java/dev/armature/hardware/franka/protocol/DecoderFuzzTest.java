package dev.armature.hardware.franka.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fault 4: Jazzer, guided by what the decoders' branches do, looks for bytes that they cannot stand. In a JVM of its
/// own, because it instruments what it loads.
final class DecoderFuzzTest {

    /// Of the 380 or so that there are in what is instrumented; a run that saw few would prove nothing.
    private static final int FEWEST_BRANCHES = 300;

    @TempDir
    private Path folder;

    @Test
    void shouldStandWhateverComes() throws Exception {
        fuzz("-runs=200000");
    }

    @Test
    @Tag("long")
    void shouldStandWhateverComesForMinutes() throws Exception {
        fuzz("-max_total_time=300");
    }

    private void fuzz(String until) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Jazzer.class.getName(),
                        "--target_class=" + DecoderFuzz.class.getName(),
                        "--instrumentation_includes=" + StateCodec.class.getPackageName() + ".**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-seed=4",
                        "-max_len=2400",
                        until))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        int branches = said.lines()
                .filter(line -> line.contains(" cov: "))
                .mapToInt(line -> Integer.parseInt(line.replaceAll(".* cov: (\\d+) .*", "$1")))
                .max()
                .orElse(0);
        assertThat(branches).as(said).isGreaterThan(FEWEST_BRANCHES);
    }
}
