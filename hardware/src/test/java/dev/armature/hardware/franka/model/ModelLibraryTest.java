package dev.armature.hardware.franka.model;

import static dev.armature.hardware.franka.model.RandomPanda.PANDA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.UserError;
import dev.armature.core.robot.RobotDescription;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {

    private final byte[] bytes = ModelLibrary.of(PANDA).bytes();

    @Test
    void shouldExportThe30FunctionsThatLibfrankaLooksUp(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("model.so"), bytes);
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup symbols = SymbolLookup.libraryLookup(file, arena);
            for (String name : new String[] {"M_NE", "c_NE", "g_NE"}) {
                assertThat(symbols.find(name)).as(name).isPresent();
            }
            for (int frame = 1; frame <= 9; frame++) {
                assertThat(symbols.find("O_T_J" + frame)).isPresent();
                assertThat(symbols.find("O_J_J" + frame)).isPresent();
                assertThat(symbols.find("Ji_J_J" + frame)).isPresent();
            }
        }
    }

    @Test
    void shouldBeSmallEnoughToSendAtOnce() {
        assertThat(bytes).hasSizeLessThan(64 * 1024);
    }

    @Test
    void shouldNeedNothingButTheMathsLibrary() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("libm.so.6").doesNotContain("libstdc++").doesNotContain("libgcc");
    }

    @Test
    void shouldDifferFromAnotherArmsInNumbersAlone() {
        byte[] other = ModelLibrary.of(RandomPanda.other(1)).bytes();
        assertThat(other).hasSameSizeAs(bytes);
        int first = 0;
        while (other[first] == bytes[first]) {
            first++;
        }
        int last = bytes.length - 1;
        while (other[last] == bytes[last]) {
            last--;
        }
        assertThat(last - first).isLessThan(8 * (4 * 8 + 10 * 7));
    }

    @Test
    void shouldKeepItsBytesWhenTheCallerChangesHis() {
        ModelLibrary library = ModelLibrary.of(PANDA);
        library.bytes()[0] = 0;
        assertThat(library.bytes()).isEqualTo(bytes);
    }

    @Test
    void shouldRefuseALibraryWithoutTheMagicWord() {
        byte[] without = bytes.clone();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("ARMATURE-FCI-MO1");
        without[at] = 'a';
        assertThatThrownBy(() -> ModelLibrary.patched(without, PANDA))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ARMATURE-FCI-MO1");
    }

    @Test
    void shouldRefuseALibraryForAnotherMachine() {
        byte[] arm = bytes.clone();
        arm[18] = (byte) 183;
        assertThatThrownBy(() -> ModelLibrary.patched(arm, PANDA))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("183")
                .hasMessageContaining("x64");
        assertThatThrownBy(() -> ModelLibrary.patched(new byte[100], PANDA))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ELF");
    }

    @Test
    void shouldRefuseALibraryThatWasCutShort() {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("ARMATURE-FCI-MO1");
        byte[] cut = Arrays.copyOf(bytes, at + 100);
        assertThatThrownBy(() -> ModelLibrary.patched(cut, PANDA)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> ModelLibrary.patched(new byte[3], PANDA)).isInstanceOf(UserError.class);
    }

    @Test
    void shouldRefuseAnArmWithSixJoints() {
        RobotDescription six = new RobotDescription(
                "six",
                PANDA.joints().subList(0, 6),
                PANDA.links().subList(0, 6),
                PANDA.hand(),
                PANDA.X_LE(),
                PANDA.cartesian(),
                PANDA.home().subList(0, 6),
                0.08);
        assertThatThrownBy(() -> ModelLibrary.of(six))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("six has 6");
    }

    @Test
    void shouldLeaveNoFileBehind() throws IOException {
        FciModel model = new FciModel(PANDA);
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            assertThat(maps.filter(line -> line.contains("/fcimodel")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("(deleted)"));
        }
        Reference.reachabilityFence(model);
    }
}
