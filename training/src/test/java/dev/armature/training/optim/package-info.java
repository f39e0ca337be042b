@NullMarked
package dev.armature.training.optim;

import org.jspecify.annotations.NullMarked;
