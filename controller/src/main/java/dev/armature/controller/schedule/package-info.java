/// From a policy's chunks of actions to the action that is due now, and to a set-point: late steps dropped, seams
/// blended, and an end that comes to rest. No inference, no smoothing between steps.
@NullMarked
package dev.armature.controller.schedule;

import org.jspecify.annotations.NullMarked;
