package dev.armature.hardware.franka.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RequestCodecTest {

    static Stream<Request> requests() {
        return Stream.of(
                new Request.Connect(5, 50123),
                new Request.Move(
                        ControllerMode.CARTESIAN_IMPEDANCE,
                        MotionGeneratorMode.JOINT_POSITION,
                        Request.Deviation.ANY,
                        new Request.Deviation(1, 2, 3)),
                new Request.Setting(RobotService.SET_COLLISION_BEHAVIOR, Collections.nCopies(52, 20.0)),
                new Request.Setting(RobotService.SET_LOAD, Collections.nCopies(13, 0.5)),
                new Request.Guiding(List.of(true, false, true, true, false, false), true),
                new Request.CartesianLimit(3),
                new Request.LoadModelLibrary(0, 0),
                new Request.Plain(RobotService.STOP_MOVE),
                new Request.Plain(RobotService.AUTOMATIC_ERROR_RECOVERY),
                new Request.Plain(RobotService.GET_ROBOT_MODEL));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldReadWhatItWrote(Request request) {
        ByteBuffer out = Golden.buffer(request.service().requestBytes());
        RequestCodec.encode(request, out);
        assertThat(out.hasRemaining()).isFalse();
        assertThat(RequestCodec.decode(request.service(), out.flip())).contains(request);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldRefuseOtherLengths(Request request) {
        int bytes = request.service().requestBytes();
        assertThat(RequestCodec.decode(request.service(), Golden.buffer(bytes + 1)))
                .isEmpty();
        if (bytes > 0) {
            assertThat(RequestCodec.decode(request.service(), Golden.buffer(bytes - 1)))
                    .isEmpty();
        }
    }

    @Test
    void shouldWriteLibfrankasConnect() {
        ByteBuffer out = Golden.buffer(16);
        new Header(FciVersion.PANDA.id(RobotService.CONNECT), 0, 16).encode(Header.Form.ROBOT, out);
        RequestCodec.encode(new Request.Connect(FciVersion.PANDA.number(), 50123), out);
        assertThat(Golden.hex(out)).isEqualTo(Golden.CONNECT);
    }

    @Test
    void shouldWriteLibfrankasMove() {
        ByteBuffer out = Golden.buffer(68);
        new Header(FciVersion.PANDA.id(RobotService.MOVE), 7, 68).encode(Header.Form.ROBOT, out);
        RequestCodec.encode(
                new Request.Move(
                        ControllerMode.EXTERNAL_CONTROLLER,
                        MotionGeneratorMode.CARTESIAN_VELOCITY,
                        new Request.Deviation(10, 3.12, 6.25),
                        new Request.Deviation(0.5, 0.25, 0.125)),
                out);
        assertThat(Golden.hex(out)).isEqualTo(Golden.MOVE);
        ByteBuffer in = out.flip();
        assertThat(Header.decode(Header.Form.ROBOT, in)).isEqualTo(new Header(1, 7, 68));
    }

    @Test
    void shouldRefuseModesThatThereAreNot() {
        for (int[] modes : new int[][] {{3, 0}, {-1, 0}, {0, 5}, {0, -1}, {0, Integer.MAX_VALUE}}) {
            ByteBuffer payload = Golden.buffer(56).putInt(0, modes[0]).putInt(4, modes[1]);
            assertThat(RequestCodec.decode(RobotService.MOVE, payload)).isEmpty();
        }
    }

    @Test
    void shouldRefuseSettingsOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Request.Setting(RobotService.SET_LOAD, List.of(1.0)))
                .withMessageContaining("Set Load");
        assertThatIllegalArgumentException().isThrownBy(() -> new Request.Setting(RobotService.STOP_MOVE, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Request.Plain(RobotService.MOVE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Request.Guiding(List.of(true), false));
    }
}
