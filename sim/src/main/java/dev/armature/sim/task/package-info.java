/// What the arm is asked to do in a scene: seeded starts, success, milestones, and a scripted expert that shows
/// how. Tasks see the whole simulation; policies see only what a task observes.
@NullMarked
package dev.armature.sim.task;

import org.jspecify.annotations.NullMarked;
