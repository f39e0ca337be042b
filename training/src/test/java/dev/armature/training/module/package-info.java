@NullMarked
package dev.armature.training.module;

import org.jspecify.annotations.NullMarked;
