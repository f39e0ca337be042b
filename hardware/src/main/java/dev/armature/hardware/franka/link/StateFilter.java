package dev.armature.hardware.franka.link;

import dev.armature.hardware.franka.protocol.FciVersion;
import dev.armature.hardware.franka.protocol.FrankaState;
import dev.armature.hardware.franka.protocol.StateCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Which datagrams are states to be used: of the robot, whole, and newer than all before. One thread asks;
/// any thread reads the counters. Allocates nothing.
final class StateFilter {

    private final InetAddress robot;
    private @Nullable InetSocketAddress source;
    private long lastId = Long.MIN_VALUE;
    private volatile long accepted;
    private volatile long old;
    private volatile long malformed;
    private volatile long foreign;

    /// @param robot the only host whose states count
    StateFilter(InetAddress robot) {
        this.robot = robot;
    }

    /// Judges a datagram.
    ///
    /// @param datagram little-endian; from its position to its limit
    /// @param from its sender
    /// @param out overwritten when the datagram is taken
    /// @return whether it is
    boolean accept(ByteBuffer datagram, InetSocketAddress from, FrankaState out) {
        if (source == null ? !robot.equals(from.getAddress()) : !source.equals(from)) {
            foreign = foreign + 1;
            return false;
        }
        if (datagram.remaining() != FciVersion.STATE_BYTES) {
            malformed = malformed + 1;
            return false;
        }
        long id = StateCodec.messageId(datagram);
        if (id <= lastId) {
            old = old + 1;
            return false;
        }
        if (!StateCodec.decode(datagram, out)) {
            malformed = malformed + 1;
            return false;
        }
        lastId = id;
        source = from;
        accepted = accepted + 1;
        return true;
    }

    /// Where the states come from; nothing before the first.
    @Nullable
    InetSocketAddress source() {
        return source;
    }

    LinkCount count() {
        return new LinkCount(accepted, old, malformed, foreign);
    }
}
