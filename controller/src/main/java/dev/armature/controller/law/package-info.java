/// Control laws: from a measured state and a set-point to joint torques, once a millisecond. Each knows one arm's
/// model and its own gains, bounds its torque's rate, and trusts that a safety filter comes after it. No smoothing of
/// targets, no safety ladder.
@NullMarked
package dev.armature.controller.law;

import org.jspecify.annotations.NullMarked;
