package dev.armature.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// How large files are, and how much of the code is tests.
final class SizesTest {

    private static final int MEDIAN_LINES = 90;
    private static final int MOST_LINES = 800;
    private static final double LEAST_TESTS = 0.8;

    @Test
    void shouldKeepFilesSmall() throws IOException {
        List<Long> sizes = new ArrayList<>();
        List<String> tooLong = new ArrayList<>();
        for (Path source : Sources.of("main")) {
            long lines = lines(source);
            sizes.add(lines);
            if (lines > MOST_LINES) {
                tooLong.add(source + ": " + lines);
            }
        }
        sizes.sort(null);
        long median = sizes.get(sizes.size() / 2);
        System.out.println(sizes.size() + " files, median " + median + " lines, longest " + sizes.getLast());

        assertThat(tooLong).isEmpty();
        assertThat(median).isLessThanOrEqualTo(MEDIAN_LINES);
    }

    @Test
    void shouldHaveEnoughTests() throws IOException {
        long main = total("main");
        long test = total("test");
        System.out.printf(Locale.ROOT, "%d lines of tests for %d of sources: %.2f%n", test, main, (double) test / main);

        assertThat((double) test / main).isGreaterThanOrEqualTo(LEAST_TESTS);
    }

    private static long total(String kind) throws IOException {
        long sum = 0;
        for (Path source : Sources.of(kind)) {
            sum += lines(source);
        }
        return sum;
    }

    private static long lines(Path source) throws IOException {
        try (var lines = Files.lines(source)) {
            return lines.count();
        }
    }
}
