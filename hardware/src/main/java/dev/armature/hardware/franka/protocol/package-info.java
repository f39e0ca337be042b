/// The wire of FCI: every message as bytes, for each protocol version. No sockets, no behaviour.
///
/// All of it is little-endian and packed; matrices are column-major. Sizes and offsets are those of libfranka's
/// `research_interface` at the commits that its releases pin.
@NullMarked
package dev.armature.hardware.franka.protocol;

import org.jspecify.annotations.NullMarked;
