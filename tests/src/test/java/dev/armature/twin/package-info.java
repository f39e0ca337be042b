/// The twin against the models and laws that are used on it: one robot, whoever computes.
@NullMarked
package dev.armature.twin;

import org.jspecify.annotations.NullMarked;
