/// How far the arm is from itself and from what stands round it: capsules, planes and boxes, without allocation.
/// Distances and their slopes only; what follows from them is the safety filter's matter.
@NullMarked
package dev.armature.controller.collision;

import org.jspecify.annotations.NullMarked;
