/// The report of an evaluation: one HTML file with table, figures and pictures that needs nothing from outside.
///
/// Drawn here by hand as SVG with positions in percent, so that it fits a phone and keeps its letters' size.
/// Measures and decides nothing: the figures come from [dev.armature.sim.evaluate].
@NullMarked
package dev.armature.launch.report;

import org.jspecify.annotations.NullMarked;
