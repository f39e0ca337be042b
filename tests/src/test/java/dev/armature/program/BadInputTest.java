package dev.armature.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What users get wrong: each is told alone on standard error, with where, what and the way out, and ends with code 2.
final class BadInputTest {

    private static final int USER_ERROR = 2;

    @TempDir
    private Path folder;

    private final List<DynamicTest> tests = new ArrayList<>();

    @TestFactory
    List<DynamicTest> shouldNameFileKeyAndWayOut() throws IOException {
        words();
        policies();
        return tests;
    }

    private void words() {
        refuse("a word that is no command", "benc", "Did you mean", "benc");
        refuse("an option that is not known", "doctor --jsn x", "--jsn", "--json");
        refuse("a file that is not given", "bench list --json", "--json");
        refuse("a benchmark that is not there", "bench warp", "there is no 'warp'", "Use one of");
        refuse("a file in no folder", "doctor --json " + folder + "/none/x.json", "none/x.json", "folder that exists");
        refuse("no policy at all", "policy verify", "POLICY", "--help");
        refuse("a provider that is not known", "policy verify x --provider tpu", "tpu", "--help");
    }

    private void policies() throws IOException {
        refuse("a policy that is not there", "policy info " + folder + "/none", "none");
        write("empty/policy.yaml", "");
        refuse("a manifest without words", "policy info " + folder + "/empty", "policy.yaml", "key: value");
        write("torn/policy.yaml", "name: [place\n");
        refuse("a manifest that is torn", "policy verify " + folder + "/torn", "policy.yaml", "not valid YAML");
        write("other/policy.yaml", "kind: diffusion\nnam: place\n");
        refuse("a key that is not known", "policy verify " + folder + "/other", "policy.yaml");
    }

    private void refuse(String what, String line, String... told) {
        tests.add(DynamicTest.dynamicTest(what, () -> {
            Run run = Run.of(line.split(" "));

            assertThat(run.code()).as(run.err()).isEqualTo(USER_ERROR);
            assertThat(run.err()).startsWith("armature: ").contains(told).doesNotContain("\tat ", "Exception");
            assertThat(run.out()).isEmpty();
        }));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
