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
        datasets();
        trainings();
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
        refuse("a provider of an evaluation", "evaluate x --provider tpu", "tpu", "--help");
        refuse("a provider of a tuning", "policy tune-rti x --dataset d --provider tpu", "tpu", "--help");
    }

    private void policies() throws IOException {
        refuse("a policy that is not there", "policy info " + folder + "/none", "none");
        write("empty/policy.yaml", "");
        refuse("a manifest without words", "policy info " + folder + "/empty", "policy.yaml", "key: value");
        write("torn/policy.yaml", "name: [place\n");
        refuse("a manifest that is torn", "policy verify " + folder + "/torn", "policy.yaml", "not valid YAML");
        write("other/policy.yaml", "kind: diffusion\nnam: place\n");
        String make = "policy new --graph " + folder + "/torn/policy.yaml --like " + folder;
        refuse("a new policy of no manifest", make + "/none.yaml --out " + folder + "/new", "none.yaml: is not there");
        refuse(
                "a new policy of a torn manifest",
                make + "/torn/policy.yaml --out " + folder + "/new",
                "not valid YAML");
        refuse(
                "a new policy over another",
                make + "/torn/policy.yaml --out " + folder + "/torn",
                "holds a policy already");
        refuse("a new policy without a graph", "policy new --like x --out y", "--graph", "--help");
        refuse("a key that is not known", "policy verify " + folder + "/other", "policy.yaml");
    }

    private void datasets() throws IOException {
        refuse(
                "no dataset",
                "dataset info " + folder + "/none",
                "none/meta/info.json: is not there",
                "give the folder");
        write("words.md", "no dataset");
        refuse(
                "a file for a dataset",
                "dataset info " + folder + "/words.md",
                "words.md: is a file",
                "Give the folder");
        refuse(
                "a file to train on",
                "train diffusion --dataset " + folder + "/words.md --out " + folder + "/x",
                "--dataset " + folder + "/words.md: is a file");
        refuse("no dataset to verify", "dataset verify " + folder, "meta/info.json is missing", "Give a dataset");
        Path torn = SmallDataset.at(folder.resolve("torn-frames"));
        SmallDataset.tear(SmallDataset.files(torn.resolve("data"), ".parquet").get(2));
        refuse("torn frames", train(torn, ""), "file-002.parquet", "Restore");
        Path half = SmallDataset.at(folder.resolve("torn-info"));
        SmallDataset.tear(half.resolve("meta/info.json"));
        refuse("a torn info.json", "dataset info " + half, "torn-info/meta/info.json", "Restore");
        refuse("a torn info.json in training", train(half, ""), "torn-info/meta/info.json", "Restore");
        Path lost = SmallDataset.at(folder.resolve("lost"));
        Files.delete(
                SmallDataset.files(lost.resolve("meta/episodes"), ".parquet").getFirst());
        refuse("lost episodes", train(lost, ""), "lost", "has 0 episodes", "Record at least two");
        Path nameless = SmallDataset.at(folder.resolve("nameless"), 10, List.of("a", "b"));
        refuse("a state without the gripper's place", train(nameless, ""), "nameless", "'ee_x'", "Record it");
    }

    private void trainings() throws IOException {
        Path sound = SmallDataset.at(folder.resolve("sound"));
        refuse("no dataset named", "train diffusion --out x", "--dataset", "--help");
        refuse("a network that is not known", train(sound, "--net cnn"), "cnn", "MLP, UNET");
        refuse("no steps", train(sound, "--steps 0"), "--steps 0: is too small", "1 or more");
        refuse("channels that do not divide", train(sound, "--net unet --width 12"), "--width 12", "multiple of 8");
        write("unknown.yaml", "step: 10\n");
        refuse("a setting that is not known", train(sound, "--settings " + folder + "/unknown.yaml"), "step", "steps");
        write("unit.yaml", "windows: {action_range_floor_mm: 10}\n");
        refuse(
                "a setting in another unit",
                train(sound, "--settings " + folder + "/unit.yaml"),
                "unit.yaml: windows.action_range_floor_mm",
                "action_range_floor_m");
        refuse(
                "settings that are not there",
                train(sound, "--settings " + folder + "/no.yaml"),
                "no.yaml: is not there",
                "Check the path");
        write("range.yaml", "batch_size: 0\n");
        refuse(
                "a setting out of range",
                train(sound, "--settings " + folder + "/range.yaml"),
                "range.yaml: batch_size");
        write("out/training/checkpoint.bin", "no checkpoint");
        refuse("a torn checkpoint", train(sound, ""), "out/training/checkpoint.bin", "Delete the file to start over");
    }

    private String train(Path dataset, String more) {
        return ("train diffusion --dataset " + dataset + " --out " + folder + "/out " + more).strip();
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
