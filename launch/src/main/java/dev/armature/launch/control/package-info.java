/// `armature control` as a program: which robot it drives, its threads, and what it tells. The loop and who
/// may move it are in `controller.process`.
@NullMarked
package dev.armature.launch.control;

import org.jspecify.annotations.NullMarked;
