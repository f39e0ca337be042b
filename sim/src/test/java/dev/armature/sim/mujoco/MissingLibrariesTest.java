package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a user reads on a machine that lacks something. Libraries are loaded once, so this takes processes of its own.
final class MissingLibrariesTest {

    /// A program that draws one picture and prints what goes wrong.
    static final class Draw {

        private Draw() {}

        public static void main(String[] arguments) {
            try (Model model = Scenes.ball();
                    Renderer renderer = new Renderer(model, 8, 8, Quality.LEAN)) {
                IO.println("drawn by " + renderer.device());
            } catch (UserError e) {
                IO.println(e.getMessage());
            }
        }
    }

    @Test
    void shouldNameThePackageWhenThereIsNoEgl() throws IOException, InterruptedException {
        assertThat(draw("99", "true")).contains("EGL").contains("apt-get install libegl1");
    }

    @Test
    void shouldNameThePackageWhenThereIsNoMujoco() throws IOException, InterruptedException {
        assertThat(draw("0", "false")).contains("MuJoCo").contains("apt-get install libmujoco-dev");
    }

    @Test
    void shouldDrawOnAChosenDevice() throws IOException, InterruptedException {
        assertThat(draw("0", "true")).contains("drawn by");
    }

    private static String draw(String device, String load) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.loadLibraries=" + load,
                "-cp",
                System.getProperty("java.class.path"),
                Draw.class.getName()));
        builder.environment().put("MUJOCO_EGL_DEVICE_ID", device);
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
