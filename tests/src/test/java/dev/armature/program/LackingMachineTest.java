package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.sim.mujoco.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Machines that lack something, played by processes that cannot see it.
final class LackingMachineTest {

    private static final int USER_ERROR = 2;

    @TempDir
    private Path folder;

    @Test
    void shouldNameThePackagesWhenThereIsNoEgl() throws IOException, InterruptedException {
        Map<String, String> blind = Map.of("__EGL_VENDOR_LIBRARY_FILENAMES", folder + "/none.json");

        Run run = Started.armature(folder, List.of(), blind, "bench", "render").end();

        refused(run, "rendering: EGL has no display", "apt-get install libegl1 libegl-mesa0");
    }

    @Test
    void shouldNameThePackageWhenThereIsNoMujoco() throws IOException, InterruptedException {
        // the loader looks here first and finds a file that is no library
        Files.createFile(folder.resolve("libmujoco.so." + Library.version()));
        Map<String, String> environment = Map.of("LD_LIBRARY_PATH", folder.toString());

        Run run = Started.armature(
                        folder, List.of(), environment, "record", "--task", "lift", "--out", folder + "/lift")
                .end();

        refused(run, "MuJoCo: its library cannot be loaded", "apt-get install libmujoco-dev");
        assertThat(folder.resolve("lift")).doesNotExist();
    }

    @Test
    void shouldNameTheFolderWhenItHoldsNoMujoco() throws IOException, InterruptedException {
        Run run = launcher(Map.of("MUJOCO_DIR", folder.toString()));

        refused(run, "MUJOCO_DIR=" + folder, "include/mujoco/mujoco.h", "Unpack an official MuJoCo release");
    }

    @Test
    void shouldNameTheJdkWhenItIs17() throws IOException, InterruptedException {
        Path jdk = jdk("17.0.9");

        Run run = launcher(onlyThisJdk(jdk));

        refused(run, "needs a JDK 25 or newer", jdk + " is 17.0.9", "openjdk-25-jdk-headless", "set JAVA_HOME");
    }

    @Test
    void shouldTakeAJdkThatIsNewer() throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(onlyThisJdk(jdk("26-ea")));
        environment.put("MUJOCO_DIR", folder.toString()); // where it stops, past the JDK

        Run run = launcher(environment);

        assertThat(run.err()).doesNotContain("JDK").contains("MUJOCO_DIR");
    }

    private static void refused(Run run, String... told) {
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(USER_ERROR);
        assertThat(run.err()).contains("armature: ").contains(told).doesNotContain("\tat ");
    }

    private Run launcher(Map<String, String> environment) throws IOException, InterruptedException {
        Path script = Path.of("").toAbsolutePath().resolveSibling("armature");
        return Started.of(folder, environment, List.of(script.toString(), "bench", "list"))
                .end();
    }

    /// A folder that looks like a JDK to the launcher.
    private Path jdk(String version) throws IOException {
        Path jdk = folder.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String tool : List.of("java", "javac")) {
            Path file = jdk.resolve("bin").resolve(tool);
            Files.writeString(file, "#!/bin/sh\nexit 99\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return jdk;
    }

    private static Map<String, String> onlyThisJdk(Path jdk) {
        return Map.of(
                "JAVA_HOME", jdk.toString(),
                "ARMATURE_JVM_DIRS", jdk.toString(),
                "PATH", jdk.resolve("bin") + ":" + System.getenv("PATH"));
    }
}
