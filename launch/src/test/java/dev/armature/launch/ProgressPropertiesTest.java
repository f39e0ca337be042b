package dev.armature.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// How often a log hears of long work, whatever its pace.
final class ProgressPropertiesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Pattern LINE = Pattern.compile("w: (\\d+)/(\\d+) \\((\\d+) %\\) (\\d+) s.*");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private List<String> lines(long total, long[] pauses, boolean jumps, long seed) {
        bytes.reset();
        ManualClock clock = new ManualClock(77);
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Random random = new Random(seed);
        try (Progress progress = new Progress("w", total, out, clock, false)) {
            long done = 0;
            for (int i = 0; done < total; i++) {
                clock.advance(pauses[i % pauses.length]);
                done = Math.min(total, done + (jumps ? 1 + random.nextInt(7) : 1));
                progress.to(done, "note " + done);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Property(tries = 150)
    void shouldTellAtMostEveryTenthAndTenSecondsAndAlwaysTheEnd(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int total, @ForAll boolean jumps) {
        Random random = new Random(seed);
        long[] pauses = random.longs(13, 0, 4 * SECOND).toArray();
        List<String> lines = lines(total, pauses, jumps, seed);
        assertThat(lines).hasSizeBetween(1, 10);
        List<Long> dones = new ArrayList<>();
        long lastSeconds = -11;
        for (int i = 0; i < lines.size(); i++) {
            Matcher m = LINE.matcher(lines.get(i));
            assertThat(m.matches()).as(lines.get(i)).isTrue();
            long done = Long.parseLong(m.group(1));
            dones.add(done);
            assertThat(Long.parseLong(m.group(3))).isEqualTo(done * 100 / total);
            assertThat(lines.get(i)).endsWith("note " + done);
            long seconds = Long.parseLong(m.group(4));
            if (i < lines.size() - 1) {
                assertThat(seconds - Math.max(0, lastSeconds)).isGreaterThanOrEqualTo(9);
            }
            lastSeconds = seconds;
        }
        assertThat(dones).isSorted().doesNotHaveDuplicates().endsWith((long) total);
    }

    @Test
    void shouldCountLargeTotalsWithoutOverflow() {
        ManualClock clock = new ManualClock(0);
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        long total = 20_000_000_000_000L;
        try (Progress progress = new Progress("w", total, out, clock, false)) {
            clock.advance(20 * SECOND);
            progress.to(total / 2);
            progress.to(total);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("(50 %) 20 s", "(100 %) 20 s")
                .doesNotContain("-");
    }

    @Test
    void shouldCountStepsFromManyThreads() throws InterruptedException {
        ManualClock clock = new ManualClock(0);
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Progress progress = new Progress("w", 4000, out, clock, false)) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 1000; i++) {
                        progress.step();
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly("w: 4000/4000 (100 %) 0 s");
    }
}
