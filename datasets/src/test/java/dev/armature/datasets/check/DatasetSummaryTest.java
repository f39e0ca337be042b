package dev.armature.datasets.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.armature.datasets.lerobot.SmallDataset;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dataset in short.
final class DatasetSummaryTest {

    @Test
    void shouldTellWhatIsThere(@TempDir Path folder) {
        SmallDataset.write(folder.resolve("set"), 4);
        DatasetSummary summary = DatasetSummary.of(folder.resolve("set"));
        assertThat(summary.episodes()).isEqualTo(4);
        assertThat(summary.frames()).isEqualTo(19);
        assertThat(summary.seconds()).isCloseTo(0.95, Offset.offset(1e-12));
        assertThat(summary.tasks()).containsExactly(entry("lift", 2), entry("place", 2));
        assertThat(summary.success()).hasValue(0.5);
        assertThat(summary.bytes()).isBetween(10_000L, 1_000_000L);
        assertThat(summary.warnings()).isEmpty();
        assertThat(summary.lines())
                .anyMatch(line -> line.startsWith("panda, 20 fps: 4 episodes, 19 frames, 0.9 s")
                        || line.startsWith("panda, 20 fps: 4 episodes, 19 frames, 1.0 s"))
                .contains("success: 50.0 %", "task: lift (2 episodes)")
                .anyMatch(line -> line.contains("observation.state") && line.endsWith("x y z"));
    }
}
