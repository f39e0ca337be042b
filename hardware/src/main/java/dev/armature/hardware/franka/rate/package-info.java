/// What a client does to its commands so that the robot accepts them: libfranka 0.9.2's rate limits and
/// low-pass filters, to the last bit where the arithmetic is plain. Nothing here knows of sockets.
@NullMarked
package dev.armature.hardware.franka.rate;

import org.jspecify.annotations.NullMarked;
