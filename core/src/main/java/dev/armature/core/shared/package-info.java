/// Two processes, one robot: the control process and the policy process meet in one mapped file, in
/// `/dev/shm`. States go one way, set-points and chunks the other, each through a mailbox of a single writer
/// that neither locks nor allocates; heartbeats tell each whether the other is alive.
///
/// What is done with what comes through is elsewhere: the loop in `controller`, the program in `launch`.
@NullMarked
package dev.armature.core.shared;

import org.jspecify.annotations.NullMarked;
