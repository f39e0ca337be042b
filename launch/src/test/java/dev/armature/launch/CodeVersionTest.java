package dev.armature.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeVersionTest {

    private static final String IN_A_CLONE = "$Format:%H$";

    @TempDir
    private Path folder;

    @Test
    void shouldNameTheCommitOrSayThatItIsNotKnown() {
        assertThat(CodeVersion.commit()).matches("unknown|[0-9a-f]{12}\\+?");
        assertThat(CodeVersion.text()).matches("\\S+, commit " + "(unknown|[0-9a-f]{12}\\+?)");
    }

    @Test
    void shouldBelieveASourceTarball() {
        assertThat(CodeVersion.commit("0123456789abcdef0123456789abcdef01234567", folder))
                .isEqualTo("0123456789ab");
    }

    @Test
    void shouldKnowNothingOutsideARepository() {
        assertThat(CodeVersion.commit(IN_A_CLONE, folder)).isEqualTo(CodeVersion.UNKNOWN);
        assertThat(CodeVersion.commit("", folder.resolve("missing"))).isEqualTo(CodeVersion.UNKNOWN);
    }
}
