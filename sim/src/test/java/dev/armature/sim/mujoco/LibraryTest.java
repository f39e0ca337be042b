package dev.armature.sim.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.sim.mujoco.internal.Native;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LibraryTest {

    @ParameterizedTest
    @CsvSource({"222, 2.2.2", "313, 3.1.3", "340, 3.4.0", "3005000, 3.5.0", "3014000, 3.14.0", "3012011, 3.12.11"})
    void shouldReadBothWaysOfWritingVersions(int version, String text) {
        assertThat(Library.text(version)).isEqualTo(text);
    }

    @Test
    void shouldKnowWhichMujocoIsLoaded() {
        assertThat(Library.version()).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void shouldRefuseAnotherVersionThanItWasBuiltWith() {
        assertThatCode(() -> Library.requireSame(222, 222)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Library.requireSame(222, 3005000))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("its library is 3.5.0, but this was built with 2.2.2")
                .hasMessageContaining("Install 2.2.2, or build again with the headers of 3.5.0");
    }

    @Test
    void shouldKnowWhichHeadersItWasBuiltWith() {
        assertThat(Library.text(Native.builtWith())).isEqualTo(Library.version());
    }
}
