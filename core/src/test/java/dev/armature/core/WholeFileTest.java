package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void shouldLeaveTheOldContentToWhoeverReadsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "the old one");
        try (InputStream reading = Files.newInputStream(file)) {
            WholeFile.write(file, bytes("new"));
            assertThat(reading).hasContent("the old one");
        }
        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("report");
    }

    @Test
    void shouldKeepALinkAndReplaceWhatItLeadsTo() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WholeFile.write(link, bytes("new"));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void shouldLeaveNothingHalfWhenItFails() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken"));
        assertThatThrownBy(() -> WholeFile.write(taken, bytes("x"))).isInstanceOf(IOException.class);
        assertThat(folder.toFile().list()).containsExactly("taken");
        assertThat(WholeFile.writable(taken)).isFalse();
        assertThat(WholeFile.writable(taken.resolve("new"))).isTrue();
        assertThat(WholeFile.writable(folder.resolve("missing/new"))).isFalse();
    }

    @Test
    void shouldKeepTheOldContentAndLeaveNothingBesideWhenTheNewOneBreaksOff() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "the old one");
        for (Exception fault : List.of(new IOException("full"), new IllegalStateException("torn"))) {
            assertThatThrownBy(() -> WholeFile.write(file, out -> {
                        out.write(bytes("half"));
                        out.flush();
                        if (fault instanceof IOException full) {
                            throw full;
                        }
                        throw (RuntimeException) fault;
                    }))
                    .isSameAs(fault);
            assertThat(file).hasContent("the old one");
            assertThat(folder.toFile().list()).containsExactly("report");
        }
    }

    @Test
    void shouldRespectAProtectedFile() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "x");
        assertThat(WholeFile.writable(file)).isTrue();
        assertThat(file.toFile().setWritable(false)).isTrue();
        assumeThat(System.getProperty("user.name"))
                .as("the superuser may write anything")
                .isNotEqualTo("root");
        assertThat(WholeFile.writable(file)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
