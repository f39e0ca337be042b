/// The control loop: one tick reads the plant, takes the newest set-point, smooths it, runs the law and the safety
/// filter, and writes the plant. What each of them does lives beside.
@NullMarked
package dev.armature.controller.loop;

import org.jspecify.annotations.NullMarked;
