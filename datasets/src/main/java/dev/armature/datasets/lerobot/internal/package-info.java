/// The files of a LeRobot v3.0 dataset one by one, each as it is laid out: `info.json`, `stats.json`, the tasks, the
/// episodes, and the names of numbered files. What they mean together is said in the package above.
@NullMarked
package dev.armature.datasets.lerobot.internal;

import org.jspecify.annotations.NullMarked;
