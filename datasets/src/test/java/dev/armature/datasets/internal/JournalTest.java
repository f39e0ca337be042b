package dev.armature.datasets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several files change together or not at all, whichever step fails.
final class JournalTest {

    @TempDir
    private Path folder;

    @Test
    void shouldReplaceAllFilesAndLeaveNothingBehind() throws IOException {
        Path root = root("all");
        Journal journal = new Journal(Disk.LOCAL, root);
        journal.commit("one", files("α", "x"));
        assertThat(contents(root)).isEqualTo(expected("α", "x"));
        journal.commit("two", files("β", "y"));
        assertThat(contents(root)).isEqualTo(expected("β", "y"));
        assertThat(Journal.entries(root)).isEmpty();
        assertThat(journal.recover()).isEmpty();
    }

    /// A disk that fails once at each step: what is seen afterwards is the old or the new, and after recovery whole.
    @Test
    void shouldLeaveTheOldOrTheNewWhicheverStepFails() throws IOException {
        int old = 0;
        int renewed = 0;
        for (int step = 0; ; step++) {
            Path root = root("step-" + step);
            new Journal(Disk.LOCAL, root).commit("one", files("old", "old"));
            FailingDisk disk = new FailingDisk(step);
            boolean failed = false;
            try {
                new Journal(disk, root).commit("two", files("new", "new"));
            } catch (IOException e) {
                failed = true;
                assertThat(e).hasMessageContaining("step " + step);
            }
            new Journal(Disk.LOCAL, root).recover();
            Map<String, String> found = contents(root);
            assertThat(found).isIn(expected("old", "old"), expected("new", "new"));
            assertThat(Journal.entries(root)).isEmpty();
            old += found.equals(expected("old", "old")) ? 1 : 0;
            renewed += found.equals(expected("new", "new")) ? 1 : 0;
            if (!failed) {
                break;
            }
        }
        assertThat(old).as("failures before the commit").isGreaterThan(3);
        assertThat(renewed).as("failures after the commit").isGreaterThan(3);
    }

    @Test
    void shouldCommitTheSameFilesAgainAfterAFailure() throws IOException {
        for (int step = 0; step < 25; step++) {
            Path root = root("again-" + step);
            Journal journal = new Journal(new FailingDisk(step), root);
            try {
                journal.commit("one", files("1", "2"));
            } catch (IOException e) {
                journal.commit("one", files("1", "2"));
            }
            assertThat(contents(root)).isEqualTo(expected("1", "2"));
        }
    }

    @Test
    void shouldFinishWhatWasCommittedAndDropWhatWasNot() throws IOException {
        Path root = root("recover");
        Files.createDirectories(root.resolve("journal/done/00/meta"));
        Files.writeString(root.resolve("journal/done/00/meta/a"), "done");
        Files.createDirectories(root.resolve("journal/half.new/00/meta"));
        Files.writeString(root.resolve("journal/half.new/00/meta/a"), "half");
        assertThat(Journal.entries(root)).hasSize(2);
        assertThat(new Journal(Disk.LOCAL, root).recover()).containsExactly("done");
        assertThat(root.resolve("meta/a")).hasContent("done");
        assertThat(Journal.entries(root)).isEmpty();
    }

    @Test
    void shouldMoveFilesInTheGivenOrder() throws IOException {
        Path root = root("order");
        FailingDisk disk = new FailingDisk(Integer.MAX_VALUE);
        SequencedMap<String, Disk.Content> files = new LinkedHashMap<>();
        List<String> order = List.of("z", "b/y", "a/x", "meta/info.json");
        order.forEach(name -> files.put(name, file -> Files.writeString(file, name)));
        new Journal(disk, root).commit("one", files);
        assertThat(disk.moved.stream().skip(1).map(path -> root.relativize(path).toString()))
                .containsExactlyElementsOf(order);
    }

    @Test
    void shouldThrowWhatTheContentThrowsAndChangeNothing() throws IOException {
        Path root = root("content");
        Journal journal = new Journal(Disk.LOCAL, root);
        journal.commit("one", files("1", "2"));
        SequencedMap<String, Disk.Content> bad = files("3", "4");
        bad.put("last", file -> {
            throw new IOException("no more ink");
        });
        assertThatThrownBy(() -> journal.commit("two", bad)).hasMessage("no more ink");
        assertThat(contents(root)).isEqualTo(expected("1", "2"));
        assertThat(Journal.entries(root)).isEmpty();
    }

    private Path root(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static SequencedMap<String, Disk.Content> files(String first, String second) {
        SequencedMap<String, Disk.Content> files = new LinkedHashMap<>();
        files.put("data/deep/first", file -> Files.writeString(file, first));
        files.put("meta/second", file -> Files.writeString(file, second));
        return files;
    }

    private static Map<String, String> expected(String first, String second) {
        return Map.of("data/deep/first", first, "meta/second", second);
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> out = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                out.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return out;
    }

    /// Throws once, at one step, after which all is well.
    private static final class FailingDisk extends SteppedDisk {

        private final int failing;
        private final List<Path> moved = new ArrayList<>();
        private int steps;

        FailingDisk(int failing) {
            this.failing = failing;
        }

        @Override
        protected void step() throws IOException {
            if (steps++ == failing) {
                throw new IOException("step " + failing + " fails");
            }
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            super.move(from, to);
            moved.add(to);
        }
    }
}
