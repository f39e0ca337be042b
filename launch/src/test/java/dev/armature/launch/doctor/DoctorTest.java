package dev.armature.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.time.ManualClock;
import dev.armature.launch.doctor.Finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoctorTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTellEachFindingAsItComes() {
        List<Finding> told = new ArrayList<>();
        Doctor doctor = new Doctor(List.of(() -> Finding.ok("a", "1"), () -> Finding.fail("b", "2", "mend")));

        List<Finding> all = doctor.examine(told::add);

        assertThat(all).isEqualTo(told).extracting(Finding::verdict).containsExactly(Verdict.OK, Verdict.FAIL);
    }

    @Test
    void shouldWriteTheWayOutBelow() {
        Finding finding = Finding.warn("disk", "1.0 GiB free", "Make room.");

        assertThat(finding.text().lines())
                .containsExactly("warn  disk             1.0 GiB free", " ".repeat(23) + "Make room.");
        assertThat(finding.json())
                .isEqualTo(
                        "{\"verdict\":\"warn\",\"what\":\"disk\",\"detail\":\"1.0 GiB free\",\"way_out\":\"Make room.\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "99, unlimited, OK",
        "unlimited, unlimited, OK",
        "0, unlimited, WARN",
        "99, 8388608, WARN",
        "x, unlimited, WARN"
    })
    void shouldWantPriorityAndLockedMemoryForARobot(String priority, String locked, Verdict verdict)
            throws IOException {
        Files.createDirectory(folder.resolve("self"));
        Files.writeString(folder.resolve("self/limits"), """
                Limit                     Soft Limit           Hard Limit           Units
                Max locked memory         %s                   unlimited            bytes
                Max realtime priority     %s                   99
                """.formatted(locked, priority));

        assertThat(RealTime.rights(folder).verdict()).isEqualTo(verdict);
    }

    @Test
    void shouldNotBreakWhereThereIsNoProc() {
        assertThat(RealTime.rights(folder).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void shouldKnowAPreemptRtKernelByItsFlag() throws IOException {
        Path flag = folder.resolve("realtime");

        assertThat(RealTime.kernel(flag).verdict()).isEqualTo(Verdict.WARN);
        Files.writeString(flag, "1");
        assertThat(RealTime.kernel(flag).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void shouldMeasureNoLatenessOnAClockThatIsNeverLate() {
        Finding finding = WakeUp.look(new ManualClock(0));

        assertThat(finding.verdict()).isEqualTo(Verdict.OK);
        assertThat(finding.detail()).contains("p99 0 µs");
    }

    @Test
    void shouldFailOnAFolderThatIsNotThere() {
        assertThat(Disk.look(folder.resolve("none")).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(Disk.look(folder).detail()).contains("GiB free in " + folder);
    }

    @Test
    void shouldFindWhatTheProjectRunsOn() {
        assertThat(Java.look().detail()).contains(Runtime.version().toString());
        assertThat(Machine.cores().detail()).contains("Linux");
        assertThat(Machine.memory().detail()).contains("GiB");
        assertThat(Mujoco.look().verdict()).isEqualTo(Verdict.OK);
        assertThat(Rendering.look())
                .extracting(Finding::verdict, Finding::what)
                .containsExactly(Verdict.OK, "rendering");
        assertThat(Inference.look().detail()).contains("CPU");
    }
}
