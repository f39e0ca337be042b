/// From a policy and a task to a table, `eval_info.json` and a report with pictures: what `armature evaluate` and
/// `armature demo` share. The statistics are in `sim.evaluate`, the page's drawing in `report`.
@NullMarked
package dev.armature.launch.evaluation;

import org.jspecify.annotations.NullMarked;
