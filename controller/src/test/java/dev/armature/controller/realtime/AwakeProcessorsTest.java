package dev.armature.controller.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwakeProcessorsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldAskForALatencyOfNothing() throws IOException {
        Path latency = Files.createFile(folder.resolve("latency"));
        try (AwakeProcessors awake = AwakeProcessors.hold(latency)) {
            assertThat(awake.held()).isTrue();
            assertThat(latency).hasBinaryContent(new byte[4]);
        }
    }

    @Test
    void shouldLetThemSleepWhereItMayNot() {
        try (AwakeProcessors refused = AwakeProcessors.hold(folder.resolve("not there"));
                AwakeProcessors none = AwakeProcessors.none()) {
            assertThat(refused.held()).isFalse();
            assertThat(none.held()).isFalse();
        }
    }
}
