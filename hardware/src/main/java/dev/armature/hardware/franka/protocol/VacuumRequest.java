package dev.armature.hardware.franka.protocol;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What a client asks of the vacuum gripper over TCP port [#PORT], interface version [#VERSION]. Headers and
/// statuses are those of the Franka Hand.
public sealed interface VacuumRequest {

    /// TCP port of the vacuum gripper.
    int PORT = 1339;

    /// The interface's version.
    int VERSION = 1;

    /// Bytes of the longest request after its header.
    int MAX_BYTES = 10;

    /// The first request.
    ///
    /// @param version of the client's interface
    /// @param udpPort where the client wants its states
    record Connect(int version, int udpPort) implements VacuumRequest {}

    /// Sucks an object.
    ///
    /// @param vacuum set-point in 10 mbar
    /// @param profile 0 to 3
    /// @param timeoutMillis how long it may take, in ms
    record Vacuum(int vacuum, int profile, long timeoutMillis) implements VacuumRequest {}

    /// Lets go.
    ///
    /// @param timeoutMillis how long it may take, in ms
    record DropOff(long timeoutMillis) implements VacuumRequest {}

    /// Ends whatever runs.
    record Stop() implements VacuumRequest {}

    /// Reads the request with number `id`.
    ///
    /// @param in little-endian; from its position to its limit is the payload
    /// @return nothing when there is no such request or its payload has another length
    static Optional<VacuumRequest> decode(long id, ByteBuffer in) {
        int bytes = in.remaining();
        if (id == 0 && bytes == 4) {
            return Optional.of(new Connect(Short.toUnsignedInt(in.getShort()), Short.toUnsignedInt(in.getShort())));
        }
        if (id == 1 && bytes == MAX_BYTES) {
            return Optional.of(new Vacuum(Byte.toUnsignedInt(in.get()), Byte.toUnsignedInt(in.get()), in.getLong()));
        }
        if (id == 2 && bytes == Long.BYTES) {
            return Optional.of(new DropOff(in.getLong()));
        }
        return id == 3 && bytes == 0 ? Optional.of(new Stop()) : Optional.empty();
    }
}
