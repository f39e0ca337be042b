package dev.armature.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.core.time.Clock;
import dev.armature.launch.doctor.Finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From what is found to what is said about it.
final class VerdictsTest {

    @TempDir
    private Path folder;

    /// Wakes late by `usual`, and by `rare` in every `each`-th tick.
    private static final class LateClock implements Clock {
        private final long usual;
        private final long rare;
        private final int each;
        private long nanos;
        private int sleeps;

        LateClock(long usual, long rare, int each) {
            this.usual = usual;
            this.rare = rare;
            this.each = each;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
            nanos = deadlineNanos + (++sleeps % each == 0 ? rare : usual);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "50000, 60000, 10, OK, 100.0 %, p99 60 µs",
        "50000, 999999, 2, OK, 100.0 %, p99 1000 µs",
        "50000, 1000000, 25, OK, 96.0 %, good enough for a twin",
        "50000, 1000000, 20, OK, 95.0 %, good enough for a twin",
        "50000, 1000000, 19, WARN, 94.7 %, stutter",
        "50000, 9000000, 10, WARN, 90.0 %, stutter",
        "50000, 9000000, 9, WARN, 88.9 %, not keep up",
        "0, 0, 2, OK, 100.0 %, max 0 µs"
    })
    void shouldJudgeWakeUpsAsLibfrankaJudgesAConnection(
            long usual, long rare, int each, Verdict verdict, String share, String part) {
        Finding finding = WakeUp.look(new LateClock(usual, rare, each));
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.what()).isEqualTo("clock jitter");
        assertThat(finding.detail()).startsWith(share).contains(part);
        assertThat(finding.wayOut().isEmpty()).isEqualTo(verdict == Verdict.OK);
    }

    /// With rights the same wake-ups decide about a robot; without them nothing is claimed.
    @ParameterizedTest
    @CsvSource({"1000000, 25, OK, good enough for a robot", "9000000, 12, WARN, may stop", "9000000, 9, FAIL, will stop"
    })
    void shouldFailAMachineThatWouldStopARobot(long rare, int each, Verdict verdict, String part) {
        Finding finding = WakeUp.lookWithRights(new LateClock(20_000, rare, each));
        assertThat(finding.what()).isEqualTo("1 kHz loop");
        if (finding.detail().startsWith("not measured")) {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.detail()).contains("SCHED_FIFO 80", "enough for a twin, not for a robot");
            assertThat(finding.wayOut()).contains("rtprio 99", "memlock unlimited");
        } else {
            assertThat(finding.verdict()).isEqualTo(verdict);
            assertThat(finding.detail()).contains(part);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "000001ffffffffff, OK, CAP_SYS_NICE",
        "0000000000804000, OK, CAP_IPC_LOCK",
        "0000000000800000, WARN, CAP_SYS_NICE",
        "0000000000000000, WARN, priority up to 0"
    })
    void shouldKnowWhoMayWhateverTheLimitsSay(String capabilities, Verdict verdict, String part) throws IOException {
        Files.createDirectories(folder.resolve("self"));
        Files.writeString(folder.resolve("self/status"), "Name:\tjava\nCapEff:\t" + capabilities + "\n");

        Finding finding = rights(limits("0", "8388608"));

        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.detail()).contains(part);
    }

    private Finding rights(String limits) throws IOException {
        Files.createDirectories(folder.resolve("self"));
        Files.writeString(folder.resolve("self/limits"), limits);
        return RealTime.rights(folder);
    }

    private static String limits(String priority, String locked) {
        return "Limit Soft Limit Hard Limit Units\nMax locked memory   " + locked
                + "   unlimited   bytes\nMax realtime priority   " + priority + "   99\n";
    }

    @ParameterizedTest
    @CsvSource({
        "80, unlimited, OK",
        "79, unlimited, WARN",
        "unlimited, 65536, WARN",
        "99, unlimited, OK",
        "-1, unlimited, WARN",
        "99999999999, unlimited, WARN"
    })
    void shouldWantPriorityEightyAndAllMemory(String priority, String locked, Verdict verdict) throws IOException {
        Finding finding = rights(limits(priority, locked));
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.what()).isEqualTo("real-time");
        if (verdict == Verdict.WARN) {
            assertThat(finding.wayOut()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Limit Soft Limit Hard Limit\n",
                "Max locked memory   unlimited   unlimited   bytes\n",
                "Max realtime priority   99   99\n",
                "Max locked memory\nMax realtime priority\n"
            })
    void shouldNotBreakOnLimitsThatAreNot(String limits) throws IOException {
        Finding finding = rights(limits);
        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.detail()).isNotBlank();
    }

    @Property(tries = 200)
    void shouldNameTheLimitsThatItFound(@ForAll @IntRange(min = 0, max = 200) int priority) throws IOException {
        Path proc = Files.createTempDirectory("proc");
        try {
            Files.createDirectories(proc.resolve("self"));
            Files.writeString(proc.resolve("self/limits"), limits(String.valueOf(priority), "unlimited"));
            Finding finding = RealTime.rights(proc);
            assertThat(finding.verdict()).isEqualTo(priority >= 80 ? Verdict.OK : Verdict.WARN);
            assertThat(finding.detail()).startsWith("priority up to " + priority + ", locked memory up to unlimited");
        } finally {
            Files.delete(proc.resolve("self/limits"));
            Files.delete(proc.resolve("self"));
            Files.delete(proc);
        }
    }

    @Property(tries = 200)
    void shouldWriteEveryFindingAsOneLineOfJson(
            @ForAll Verdict verdict, @ForAll String what, @ForAll String detail, @ForAll String wayOut)
            throws JsonProcessingException {
        String json = new Finding(verdict, what, detail, wayOut).json();
        JsonNode read = new ObjectMapper().readTree(json);
        assertThat(json).doesNotContain("\n", "\r");
        assertThat(read.get("verdict").textValue()).isIn("ok", "warn", "fail");
        assertThat(read.get("what").textValue()).isEqualTo(what);
        assertThat(read.get("detail").textValue()).isEqualTo(detail);
        assertThat(read.get("way_out").textValue()).isEqualTo(wayOut);
    }

    @Test
    void shouldStandColumnsUnderEachOther() {
        assertThat(Finding.ok("JDK", "25").text()).isEqualTo("ok    JDK              25");
        assertThat(Finding.fail("MuJoCo", "no", "").text()).isEqualTo("fail  MuJoCo           no");
        assertThat(Finding.warn("kernel", "d", "w").text().lines())
                .allMatch(line ->
                        line.indexOf(line.strip().startsWith("w") && !line.startsWith("warn") ? "w" : "d") == 23);
    }

    @Test
    void shouldLookInOrderAndTellBeforeItLooksOn() {
        List<String> order = new ArrayList<>();
        Doctor doctor = new Doctor(List.of(
                () -> {
                    order.add("look a");
                    return Finding.ok("a", "");
                },
                () -> {
                    order.add("look b");
                    return Finding.ok("b", "");
                }));
        doctor.examine(finding -> order.add("told " + finding.what()));
        assertThat(order).containsExactly("look a", "told a", "look b", "told b");
        assertThat(new Doctor(List.of()).examine(finding -> order.clear())).isEmpty();
        assertThat(order).hasSize(4);
    }

    @Test
    void shouldKeepItsListToItself() {
        List<Check> checks = new ArrayList<>(List.of(() -> Finding.ok("a", "")));
        Doctor doctor = new Doctor(checks);
        checks.clear();
        assertThat(doctor.examine(f -> {})).hasSize(1);
        assertThatThrownBy(() -> new Doctor(List.of(() -> {
                            throw new IllegalStateException("a fault of the check");
                        }))
                        .examine(f -> {}))
                .hasMessage("a fault of the check");
    }

    @Test
    void shouldExamineThisMachine() {
        assertThat(Machine.cores().detail())
                .startsWith(String.valueOf(Runtime.getRuntime().availableProcessors()));
        assertThat(Machine.memory().detail()).matches("\\d+\\.\\d GiB, \\d+\\.\\d GiB of it free");
        assertThat(Java.look().verdict()).isEqualTo(Verdict.OK);
        assertThat(Disk.look(folder).what()).isEqualTo("disk");
    }
}
