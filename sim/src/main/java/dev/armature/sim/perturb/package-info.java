/// How the twin may differ from what was trained on: light, colour, camera, physics, latency, lost frames.
/// Every difference is drawn from a seed and written down.
@NullMarked
package dev.armature.sim.perturb;

import org.jspecify.annotations.NullMarked;
