package dev.armature.hardware.franka.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GripperCodecTest {

    static Stream<GripperRequest> requests() {
        return Stream.of(
                new GripperRequest.Connect(3, 60000),
                new GripperRequest.Homing(),
                new GripperRequest.Grasp(0.03125, 0.0625, 0.125, 0.25, 40),
                new GripperRequest.Move(0.05, 0.1),
                new GripperRequest.Stop());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldReadWhatItWrote(GripperRequest request) {
        ByteBuffer out = Golden.buffer(request.bytes());
        request.encode(out);
        assertThat(out.hasRemaining()).isFalse();
        assertThat(GripperRequest.decode(request.id(), out.flip())).contains(request);
        assertThat(GripperRequest.decode(request.id(), Golden.buffer(request.bytes() + 1)))
                .isEmpty();
        assertThat(GripperRequest.decode(5, Golden.buffer(0))).isEmpty();
    }

    @Test
    void shouldWriteLibfrankasGrasp() {
        ByteBuffer out = Golden.buffer(50);
        GripperRequest grasp = new GripperRequest.Grasp(0.03125, 0.0625, 0.125, 0.25, 40);
        new Header(grasp.id(), 3, 50).encode(Header.Form.GRIPPER, out);
        grasp.encode(out);
        assertThat(Golden.hex(out)).isEqualTo(Golden.GRASP);
        assertThat(Header.decode(Header.Form.GRIPPER, out.flip())).isEqualTo(new Header(2, 3, 50));
    }

    @Test
    void shouldWriteAndReadLibfrankasState() {
        GripperState state = new GripperState(9, 0.0625, 0.08, true, 30);
        ByteBuffer out = Golden.buffer(GripperState.BYTES);
        state.encode(out);
        assertThat(Golden.hex(out)).isEqualTo(Golden.GRIPPER_STATE);
        assertThat(GripperState.decode(Golden.bytes(Golden.GRIPPER_STATE))).contains(state);
        assertThat(GripperState.decode(Golden.buffer(22))).isEmpty();
    }

    @Test
    void shouldReadTheVacuumGrippersRequests() {
        ByteBuffer vacuum = Golden.buffer(10).put((byte) 100).put((byte) 2).putLong(1000);
        assertThat(VacuumRequest.decode(1, vacuum.flip())).contains(new VacuumRequest.Vacuum(100, 2, 1000));
        ByteBuffer connect = Golden.buffer(4).putShort((short) 1).putShort((short) 50000);
        assertThat(VacuumRequest.decode(0, connect.flip())).contains(new VacuumRequest.Connect(1, 50000));
        assertThat(VacuumRequest.decode(2, Golden.buffer(8))).contains(new VacuumRequest.DropOff(0));
        assertThat(VacuumRequest.decode(3, Golden.buffer(0))).contains(new VacuumRequest.Stop());
        assertThat(VacuumRequest.decode(1, Golden.buffer(9))).isEmpty();
        ByteBuffer state = Golden.buffer(VacuumState.BYTES);
        new VacuumState(1, true, false, true, 50, 800).encode(state);
        assertThat(Golden.hex(state)).isEqualTo("0100000001000100" + "32000000" + "20030000");
    }
}
