package dev.armature.launch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchmarksTest {

    @TempDir
    private Path folder;

    private record Named(String name) implements Benchmark {
        @Override
        public String describes() {
            return "nothing";
        }

        @Override
        public String needs() {
            return "nothing";
        }

        @Override
        public String takes() {
            return "0 s";
        }

        @Override
        public List<Figure> run(Path workFolder) {
            return List.of(new Figure(name, 1, "1", "", Double.NaN, 1, true));
        }
    }

    @Property(tries = 100)
    void shouldSortByNameInWhateverOrderTheyCome(
            @ForAll @Size(min = 1, max = 10) Set<@AlphaChars @StringLength(min = 1, max = 8) String> names,
            @ForAll long seed) {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(seed));
        Benchmarks all = new Benchmarks(shuffled.stream().map(Named::new).toList());
        assertThat(all.sorted()).extracting(Benchmark::name).isSorted().hasSize(names.size());
        for (String name : names) {
            assertThat(all.named(name).name()).isEqualTo(name);
        }
    }

    @Test
    void shouldNameAllWhenOneIsNotThere() {
        Benchmarks all = new Benchmarks(List.of(new Named("physics"), new Named("inference")));
        for (String wrong : List.of("", "Physics", "physic", "physics ")) {
            assertThatThrownBy(() -> all.named(wrong))
                    .isInstanceOf(UserError.class)
                    .hasMessageContainingAll("'" + wrong + "'", "Use one of: inference, physics.");
        }
        assertThatThrownBy(() -> new Benchmarks(List.of()).named("x")).isInstanceOf(UserError.class);
    }

    @Test
    void shouldRefuseTwoOfOneName() {
        assertThatThrownBy(() -> new Benchmarks(List.of(new Named("a"), new Named("b"), new Named("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two benchmarks are called a");
    }

    @Test
    void shouldKeepItsListToItself() {
        List<Named> given = new ArrayList<>(List.of(new Named("a")));
        Benchmarks all = new Benchmarks(given);
        given.clear();
        assertThat(all.sorted()).hasSize(1);
        assertThatThrownBy(() -> all.sorted().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldGiveAnEmptyFolderOfItsOwn() throws IOException {
        try (WorkFolder one = WorkFolder.create("physics");
                WorkFolder other = WorkFolder.create("physics")) {
            assertThat(one.path()).isEmptyDirectory().isNotEqualTo(other.path());
            assertThat(one.path().getFileName().toString()).startsWith("armature-physics-");
        }
    }

    @Test
    void shouldRemoveAllThatWasLeftInTheFolder() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "mine");
        Path left;
        try (WorkFolder work = WorkFolder.create("x")) {
            left = work.path();
            Path deep = Files.createDirectories(left.resolve("a/b/c"));
            Files.writeString(deep.resolve("file"), "x");
            Files.writeString(left.resolve("a/file"), "x");
            Files.createSymbolicLink(left.resolve("link"), kept);
            Files.createSymbolicLink(left.resolve("away"), folder);
        }
        assertThat(left).doesNotExist();
        assertThat(kept).as("what a link points to is not ours").hasContent("mine");
    }

    @Test
    void shouldRemoveTheFolderWhenTheMeasurementFails() {
        List<Path> seen = new ArrayList<>();
        assertThatThrownBy(() -> {
                    try (WorkFolder work = WorkFolder.create("x")) {
                        seen.add(work.path());
                        Files.writeString(work.path().resolve("half"), "x");
                        throw new IllegalStateException("broke");
                    }
                })
                .hasMessage("broke");
        assertThat(seen.getFirst()).doesNotExist();
    }

    @Test
    void shouldSayWhenTheFolderIsGoneAlready() throws IOException {
        WorkFolder work = WorkFolder.create("x");
        Files.delete(work.path());
        assertThatThrownBy(work::close).isInstanceOf(UncheckedIOException.class);
    }
}
