/// The dynamics model that a Franka arm hands to its users: our own library, the numbers in it, and how Java calls it.
/// No protocol, no control.
@NullMarked
package dev.armature.hardware.franka.model;

import org.jspecify.annotations.NullMarked;
