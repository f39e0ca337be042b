/// From targets at a policy's 10-50 Hz to one for every millisecond: bounded, continuous, without allocation.
/// Set-points in, set-points out; no torques.
@NullMarked
package dev.armature.controller.smooth;

import org.jspecify.annotations.NullMarked;
