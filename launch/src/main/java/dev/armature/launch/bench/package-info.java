/// What a benchmark is to the program: a name, what it needs, and figures paired with what they are compared
/// to.
///
/// The benchmarks themselves live in `tests/` (`dev.armature.benchmarks`) and are found by
/// [java.util.ServiceLoader].
@NullMarked
package dev.armature.launch.bench;

import org.jspecify.annotations.NullMarked;
