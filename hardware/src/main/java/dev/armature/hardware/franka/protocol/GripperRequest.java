package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What a client asks of the Franka Hand over TCP port [#PORT], interface version [#VERSION].
public sealed interface GripperRequest {

    /// TCP port of the hand.
    int PORT = 1338;

    /// The interface's version, the same for every robot.
    int VERSION = 3;

    /// Bytes of the longest request after its header.
    int MAX_BYTES = 5 * Double.BYTES;

    /// The first request.
    ///
    /// @param version of the client's interface
    /// @param udpPort where the client wants its states
    record Connect(int version, int udpPort) implements GripperRequest {}

    /// Finds the widest opening anew.
    record Homing() implements GripperRequest {}

    /// Closes, or opens, on an object.
    ///
    /// @param width expected in m
    /// @param epsilonInner how much narrower is a grasp too, in m
    /// @param epsilonOuter how much wider is a grasp too, in m
    /// @param speed in m/s
    /// @param force in N
    record Grasp(double width, double epsilonInner, double epsilonOuter, double speed, double force)
            implements GripperRequest {}

    /// Opens to a width.
    ///
    /// @param width in m
    /// @param speed in m/s
    record Move(double width, double speed) implements GripperRequest {}

    /// Stops a motion or lets go of a grasp.
    record Stop() implements GripperRequest {}

    /// The number of this request on the wire.
    default int id() {
        return switch (this) {
            case Connect c -> 0;
            case Homing h -> 1;
            case Grasp g -> 2;
            case Move m -> 3;
            case Stop s -> 4;
        };
    }

    /// Bytes after the header.
    default int bytes() {
        return switch (this) {
            case Connect c -> 4;
            case Grasp g -> MAX_BYTES;
            case Move m -> 2 * Double.BYTES;
            case Homing h -> 0;
            case Stop s -> 0;
        };
    }

    /// Writes this at the position of `out`, which is little-endian.
    default void encode(ByteBuffer out) {
        switch (this) {
            case Connect c -> out.putShort((short) c.version).putShort((short) c.udpPort);
            case Grasp g ->
                out.putDouble(g.width)
                        .putDouble(g.epsilonInner)
                        .putDouble(g.epsilonOuter)
                        .putDouble(g.speed)
                        .putDouble(g.force);
            case Move m -> out.putDouble(m.width).putDouble(m.speed);
            case Homing h -> {}
            case Stop s -> {}
        }
    }

    /// Reads the request with number `id`.
    ///
    /// @param in little-endian; from its position to its limit is the payload
    /// @return nothing when there is no such request or its payload has another length
    static Optional<GripperRequest> decode(long id, ByteBuffer in) {
        int bytes = in.remaining();
        if (id == 0 && bytes == 4) {
            return Optional.of(new Connect(Short.toUnsignedInt(in.getShort()), Short.toUnsignedInt(in.getShort())));
        }
        if (id == 1 && bytes == 0) {
            return Optional.of(new Homing());
        }
        if (id == 2 && bytes == MAX_BYTES) {
            return Optional.of(
                    new Grasp(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble()));
        }
        if (id == 3 && bytes == 2 * Double.BYTES) {
            return Optional.of(new Move(in.getDouble(), in.getDouble()));
        }
        return id == 4 && bytes == 0 ? Optional.of(new Stop()) : Optional.empty();
    }
}
