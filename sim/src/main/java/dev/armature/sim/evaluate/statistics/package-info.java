/// The mathematics of comparing policies: rates with intervals, a sequential test on pairs, letters, quantiles.
///
/// Plain numbers in and out; knows no episodes, files or policies.
@NullMarked
package dev.armature.sim.evaluate.statistics;

import org.jspecify.annotations.NullMarked;
