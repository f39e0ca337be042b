/// What an evaluation measured and how it is told: episodes paired by seed, the table, and `eval_info.json`.
///
/// Runs nothing: episodes come from the task runner. The mathematics is in [dev.armature.sim.evaluate.statistics].
@NullMarked
package dev.armature.sim.evaluate;

import org.jspecify.annotations.NullMarked;
