package dev.armature.hardware.franka.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CommandCodecTest {

    @Test
    void shouldWriteLibfrankasBytes() {
        ByteBuffer out = Golden.buffer(370);
        new CommandCodec(FciVersion.PANDA).encode(Golden.command(), out);
        assertThat(out.position()).isEqualTo(370);
        assertThat(Golden.hash(out)).isEqualTo(Golden.COMMAND_HASH);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadWhatItWrote(FciVersion version) {
        CommandCodec codec = new CommandCodec(version);
        FrankaCommand written = Golden.command();
        written.torqueCommandFinished = true;
        ByteBuffer out = Golden.buffer(version.commandBytes());
        codec.encode(written, out);
        assertThat(out.hasRemaining()).isFalse();
        FrankaCommand read = new FrankaCommand();
        assertThat(codec.decode(out.flip(), read)).isTrue();
        assertThat(read.torqueCommandFinished).isEqualTo(version == FciVersion.FR3);
        read.torqueCommandFinished = true;
        assertThat(read).usingRecursiveComparison().isEqualTo(written);
        FrankaCommand copy = new FrankaCommand();
        copy.copyFrom(read);
        assertThat(copy).usingRecursiveComparison().isEqualTo(written);
        copy.clear();
        assertThat(copy).usingRecursiveComparison().isEqualTo(new FrankaCommand());
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseOtherLengths(FciVersion version) {
        FrankaCommand command = Golden.command();
        for (int bytes : new int[] {0, 8, 369, 372, 2373}) {
            assertThat(new CommandCodec(version).decode(Golden.buffer(bytes), command))
                    .isFalse();
        }
        assertThat(command).usingRecursiveComparison().isEqualTo(Golden.command());
    }

    @Test
    void shouldSeeNumbersThatAreNotFinite() {
        FrankaCommand command = Golden.command();
        assertThat(command.finite()).isTrue();
        for (double[] field : new double[][] {
            command.q_c, command.dq_c, command.O_T_EE_c, command.O_dP_EE_c, command.elbow_c, command.tau_J_d
        }) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                double good = field[1];
                field[1] = bad;
                assertThat(command.finite()).isFalse();
                field[1] = good;
            }
        }
    }
}
