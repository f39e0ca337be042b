package dev.armature.launch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HostTest {

    @Test
    void shouldNameTheProcessor() {
        assertThat(Host.machine()).contains(Runtime.getRuntime().availableProcessors() + " cores");
    }
}
