package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// What Jazzer calls with bytes of its own making. The first byte chooses the decoder, the second the version
/// or the service; the rest is the datagram or the payload, cut or filled to the length that the decoder wants
/// unless the first byte is odd. What a decoder takes must come out the same when it is encoded and decoded
/// once more; what it does not take must have changed nothing.
public final class DecoderFuzz {

    private static final FciVersion[] VERSIONS = FciVersion.values();
    private static final RobotService[] SERVICES = RobotService.values();

    private DecoderFuzz() {}

    /// Jazzer's entry.
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        boolean fitted = (input[0] & 1) == 0;
        int choice = Byte.toUnsignedInt(input[1]);
        byte[] bytes = Arrays.copyOfRange(input, 2, input.length);
        switch ((input[0] >> 1) & 3) {
            case 0 -> state(fit(bytes, fitted, FciVersion.STATE_BYTES));
            case 1 -> {
                FciVersion version = VERSIONS[choice % VERSIONS.length];
                command(new CommandCodec(version), fit(bytes, fitted, version.commandBytes()));
            }
            case 2 -> {
                RobotService service = SERVICES[choice % SERVICES.length];
                request(service, fit(bytes, fitted, service.requestBytes()));
            }
            default -> gripper(choice, bytes);
        }
    }

    /// The bytes come last, where modes and flags are, so that a short input reaches them.
    private static byte[] fit(byte[] bytes, boolean fitted, int length) {
        if (!fitted) {
            return bytes;
        }
        byte[] whole = new byte[length];
        int count = Math.min(length, bytes.length);
        System.arraycopy(bytes, 0, whole, length - count, count);
        return whole;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void state(byte[] bytes) {
        FrankaState state = new FrankaState();
        boolean taken = StateCodec.decode(buffer(bytes), state);
        byte[] once = encoded(state);
        if (!taken) {
            same(once, encoded(new FrankaState()));
            return;
        }
        FrankaState again = new FrankaState();
        check(StateCodec.decode(buffer(once), again), "a state that was encoded");
        same(encoded(again), once);
        same(Arrays.copyOf(once, 2280), Arrays.copyOf(bytes, 2280));
    }

    private static byte[] encoded(FrankaState state) {
        byte[] bytes = new byte[FciVersion.STATE_BYTES];
        StateCodec.encode(state, buffer(bytes));
        return bytes;
    }

    private static void command(CommandCodec codec, byte[] bytes) {
        FrankaCommand command = new FrankaCommand();
        boolean taken = codec.decode(buffer(bytes), command);
        byte[] once = new byte[bytes.length];
        if (!taken) {
            check(command.messageId == new FrankaCommand().messageId, "a refused datagram leaves the command");
            return;
        }
        codec.encode(command, buffer(once));
        FrankaCommand again = new FrankaCommand();
        check(codec.decode(buffer(once), again), "a command that was encoded");
        byte[] twice = new byte[bytes.length];
        codec.encode(again, buffer(twice));
        same(twice, once);
    }

    private static void request(RobotService service, byte[] bytes) {
        Optional<Request> request = RequestCodec.decode(service, buffer(bytes));
        if (request.isPresent()) {
            check(request.get().service() == service, "a request of its service");
            byte[] once = new byte[service.requestBytes()];
            RequestCodec.encode(request.get(), buffer(once));
            check(RequestCodec.decode(service, buffer(once)).equals(request), "a request that was encoded");
        }
    }

    private static void gripper(int id, byte[] bytes) {
        Optional<GripperRequest> request = GripperRequest.decode(id, buffer(bytes));
        if (request.isPresent()) {
            byte[] once = new byte[request.get().bytes()];
            request.get().encode(buffer(once));
            check(GripperRequest.decode(request.get().id(), buffer(once)).equals(request), "a request to the gripper");
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    private static void same(byte[] actual, byte[] expected) {
        int at = Arrays.mismatch(actual, expected);
        if (at >= 0) {
            throw new IllegalStateException("byte " + at + " differs");
        }
    }
}
