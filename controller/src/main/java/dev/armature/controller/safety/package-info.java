/// The last word before the robot: finite, fresh, inside the limits, or the ladder RUN → HOLD → SAFE_STOP → FAULT.
/// Always on, the same for a twin and a robot. It knows neither laws nor policies.
@NullMarked
package dev.armature.controller.safety;

import org.jspecify.annotations.NullMarked;
