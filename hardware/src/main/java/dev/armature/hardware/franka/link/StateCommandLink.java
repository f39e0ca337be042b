package dev.armature.hardware.franka.link;

import dev.armature.hardware.franka.protocol.FrankaCommand;
import dev.armature.hardware.franka.protocol.FrankaState;

/// Where states come from and commands go to.
///
/// Only states of the robot's address count, and from the first one on only those of its port. Time never
/// goes back: a state whose id is not above that of the last accepted one is dropped. What is malformed is
/// dropped too; all of it is counted, none of it throws. One thread receives and sends; any thread may close
/// and read the counters.
public interface StateCommandLink extends AutoCloseable {

    /// The UDP port that states are to be sent to.
    int port();

    /// Fills `out` with the newest state. Of several that wait, the older ones are skipped.
    ///
    /// @param out overwritten when there is a new state; otherwise left as it was
    /// @param timeoutNanos how long to wait for one, in ns; 0 for what has already come
    /// @return whether there is a new state
    /// @throws dev.armature.hardware.franka.NetworkException when the link is closed, also while it
    ///     waits, or the thread is interrupted
    boolean receive(FrankaState out, long timeoutNanos);

    /// Sends to where the last state came from. A command that the system cannot take is lost, as on any
    /// network.
    ///
    /// @throws dev.armature.hardware.franka.NetworkException when the link is closed or no state has come yet
    void send(FrankaCommand command);

    /// What has been received so far.
    LinkCount count();

    /// Ends the link, and a thread that waits in it.
    @Override
    void close();
}
