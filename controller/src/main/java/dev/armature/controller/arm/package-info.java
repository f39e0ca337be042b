/// The model of a serial arm: where its end effector is, how it moves, what torques its masses need. Data in, numbers
/// out; no control, no limits, no contact.
@NullMarked
package dev.armature.controller.arm;

import org.jspecify.annotations.NullMarked;
