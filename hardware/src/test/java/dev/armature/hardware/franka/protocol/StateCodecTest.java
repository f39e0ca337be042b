package dev.armature.hardware.franka.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.core.testing.AllocationFree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class StateCodecTest {

    private static ByteBuffer encoded(FrankaState state) {
        ByteBuffer out = Golden.buffer(FciVersion.STATE_BYTES);
        StateCodec.encode(state, out);
        return out;
    }

    @Test
    void shouldWriteLibfrankasBytes() {
        ByteBuffer written = encoded(Golden.state());
        assertThat(written.position()).isEqualTo(FciVersion.STATE_BYTES);
        assertThat(Golden.hash(written)).isEqualTo(Golden.STATE_HASH);
    }

    @Test
    void shouldPutFieldsAtTheOffsetsOfTheInterface() {
        FrankaState state = Golden.state();
        ByteBuffer at = encoded(state);
        assertThat(StateCodec.messageId(at.duplicate().order(at.order()).rewind()))
                .isEqualTo(state.messageId);
        assertThat(at.getDouble(776)).isEqualTo(state.m_ee[0]);
        assertThat(at.getDouble(880)).isEqualTo(state.m_load[0]);
        assertThat(at.getDouble(1016)).isEqualTo(state.tau_J[0]);
        assertThat(at.getDouble(1184)).isEqualTo(state.q[0]);
        assertThat(at.getDouble(1872)).isEqualTo(state.O_ddP_O[0]);
        assertThat(at.getDouble(2224)).isEqualTo(state.dtheta[0]);
        assertThat(at.get(2282 + 6)).isEqualTo((byte) 1);
        assertThat(at.getDouble(2365)).isEqualTo(0.875);
    }

    @Test
    void shouldReadWhatItWrote() {
        FrankaState read = new FrankaState();
        assertThat(StateCodec.decode(encoded(Golden.state()).flip(), read)).isTrue();
        assertThat(encoded(read).array()).isEqualTo(encoded(Golden.state()).array());
        FrankaState copy = new FrankaState();
        copy.copyFrom(read);
        assertThat(encoded(copy).array()).isEqualTo(encoded(read).array());
    }

    @Property(seed = "41", tries = 200)
    void shouldRefuseOtherLengthsAndLeaveTheStateAlone(@ForAll @Size(max = 3000) byte[] datagram) {
        FrankaState state = Golden.state();
        boolean read = StateCodec.decode(ByteBuffer.wrap(datagram).order(ByteOrder.LITTLE_ENDIAN), state);
        assertThat(read).isFalse();
        assertThat(encoded(state).array()).isEqualTo(encoded(Golden.state()).array());
    }

    @Test
    void shouldRefuseModesThatThereAreNot() {
        for (int at : new int[] {2280, 2281, 2364}) {
            for (int mode : new int[] {-1, 7, 100}) {
                ByteBuffer datagram = encoded(Golden.state()).flip();
                datagram.put(at, (byte) mode);
                FrankaState state = new FrankaState();
                assertThat(StateCodec.decode(datagram, state)).isFalse();
                assertThat(state.messageId).isZero();
            }
        }
    }

    @Test
    void shouldSurviveRandomBytesOfTheRightLength() {
        Random random = new Random(42);
        byte[] bytes = new byte[FciVersion.STATE_BYTES];
        FrankaState state = new FrankaState();
        int read = 0;
        for (int i = 0; i < 2000; i++) {
            random.nextBytes(bytes);
            if (StateCodec.decode(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), state)) {
                read++;
            }
        }
        assertThat(read).isLessThan(20);
    }

    private final FrankaState reused = Golden.state();
    private final ByteBuffer there =
            ByteBuffer.allocateDirect(FciVersion.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    @AllocationFree
    void shouldAllocateNothing() {
        there.clear();
        StateCodec.encode(reused, there);
        there.flip();
        StateCodec.decode(there, reused);
    }
}
