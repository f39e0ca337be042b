package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// [Request]s as the bytes after the header.
public final class RequestCodec {

    private static final MotionGeneratorMode[] GENERATORS = MotionGeneratorMode.values();

    private RequestCodec() {}

    /// Writes `request` at the position of `out`.
    ///
    /// @param out little-endian, with [RobotService#requestBytes()] left
    public static void encode(Request request, ByteBuffer out) {
        switch (request) {
            case Request.Connect connect ->
                out.putShort((short) connect.version()).putShort((short) connect.udpPort());
            case Request.Move move -> {
                out.putInt(move.controller().ordinal()).putInt(move.generator().ordinal() - 1);
                put(out, move.pathDeviation());
                put(out, move.goalDeviation());
            }
            case Request.Setting setting -> setting.values().forEach(out::putDouble);
            case Request.Guiding guiding -> {
                guiding.axes().forEach(axis -> Packed.put(out, axis));
                Packed.put(out, guiding.nullspace());
            }
            case Request.CartesianLimit limit -> out.putInt(limit.id());
            case Request.LoadModelLibrary load ->
                out.put((byte) load.architecture()).put((byte) load.system());
            case Request.Plain plain -> {}
        }
    }

    /// Reads the request of `service`.
    ///
    /// @param in little-endian; from its position to its limit is the payload
    /// @return nothing when the payload has another length or names a mode that there is not
    public static Optional<Request> decode(RobotService service, ByteBuffer in) {
        if (in.remaining() != service.requestBytes()) {
            return Optional.empty();
        }
        if (service.isSetting()) {
            return Optional.of(new Request.Setting(service, doubles(in)));
        }
        return switch (service) {
            case CONNECT -> Optional.of(new Request.Connect(unsigned(in.getShort()), unsigned(in.getShort())));
            case MOVE -> move(in);
            case SET_GUIDING_MODE -> Optional.of(guiding(in));
            case GET_CARTESIAN_LIMIT -> Optional.of(new Request.CartesianLimit(in.getInt()));
            case LOAD_MODEL_LIBRARY -> Optional.of(new Request.LoadModelLibrary(in.get(), in.get()));
            default -> Optional.of(new Request.Plain(service));
        };
    }

    private static Optional<Request> move(ByteBuffer in) {
        int controller = in.getInt();
        int generator = in.getInt();
        if (controller < 0
                || controller >= ControllerMode.OTHER.ordinal()
                || generator < 0
                || generator >= GENERATORS.length - 1) {
            return Optional.empty();
        }
        return Optional.of(new Request.Move(
                ControllerMode.values()[controller], GENERATORS[generator + 1], deviation(in), deviation(in)));
    }

    private static Request guiding(ByteBuffer in) {
        List<Boolean> axes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            axes.add(Packed.flag(in));
        }
        return new Request.Guiding(axes, Packed.flag(in));
    }

    private static void put(ByteBuffer out, Request.Deviation deviation) {
        out.putDouble(deviation.translation()).putDouble(deviation.rotation()).putDouble(deviation.elbow());
    }

    private static Request.Deviation deviation(ByteBuffer in) {
        return new Request.Deviation(in.getDouble(), in.getDouble(), in.getDouble());
    }

    private static List<Double> doubles(ByteBuffer in) {
        List<Double> values = new ArrayList<>();
        while (in.hasRemaining()) {
            values.add(in.getDouble());
        }
        return values;
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }
}
