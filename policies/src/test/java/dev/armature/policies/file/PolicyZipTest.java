package dev.armature.policies.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.policies.testing.ToyPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyZipTest {

    @TempDir
    private Path dir;

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private Path zipped(String prefix, String extraName) throws IOException {
        Path folder = dir.resolve("folder");
        ToyPolicy.write(folder, 3);
        Path file = dir.resolve("policy.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : new String[] {"policy.yaml", "golden.bin", "denoiser.onnx"}) {
                add(zip, prefix + name, Files.readAllBytes(folder.resolve(name)));
            }
            if (!extraName.isEmpty()) {
                add(zip, extraName, new byte[] {1});
            }
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "place/", "models/place/"})
    void shouldOpenAZipWithOrWithoutItsFolder(String prefix) throws IOException {
        try (PolicyFolder policy = PolicyFolder.open(zipped(prefix, ""))) {
            assertThat(policy.manifest().name()).isEqualTo("toy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/etc/evil", "a\\..\\evil"})
    void shouldRefuseAPathThatLeadsOut(String name) throws IOException {
        Path zip = zipped("", name);
        assertThatThrownBy(() -> PolicyFolder.open(zip).close())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("which leads out of it");
    }

    @Test
    void shouldRefuseAManifestThatUnpacksToMoreThanItMay() throws IOException {
        Path file = dir.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, "policy.yaml", new byte[20 << 20]);
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThatThrownBy(() -> PolicyFolder.open(file).close())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("larger than 16 MiB");
    }

    @Test
    void shouldRefuseTooManyFiles() throws IOException {
        Path file = dir.resolve("many.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 1001; i++) {
                add(zip, "f" + i, new byte[0]);
            }
        }
        assertThatThrownBy(() -> PolicyFolder.open(file).close()).hasMessageContaining("1001 files");
    }

    @Test
    void shouldRefuseAFileThatIsNoZip() throws IOException {
        Path file = Files.writeString(dir.resolve("policy.zip"), "no zip");
        assertThatThrownBy(() -> PolicyFolder.open(file).close())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not a zip");
    }

    @Test
    void shouldRefuseAZipWithoutAPolicy() throws IOException {
        Path file = dir.resolve("empty.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, "readme.txt", new byte[] {1});
        }
        assertThatThrownBy(() -> PolicyFolder.open(file).close()).hasMessageContaining("holds no policy.yaml");
    }

    @Test
    void shouldSaveAZipAsAFolderWithOtherSettings() throws IOException {
        Path out = dir.resolve("out");
        try (PolicyFolder policy = PolicyFolder.open(zipped("place/", ""))) {
            policy.save(out, policy.manifest().sampler().withReReference(false));
        }
        try (PolicyFolder again = PolicyFolder.open(out)) {
            assertThat(again.manifest().sampler().reReference()).isFalse();
        }
    }
}
