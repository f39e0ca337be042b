/// Strict configuration: YAML 1.2 whose every key is known, typed and within range, with errors that name the way out.
@NullMarked
package dev.armature.core.config;

import org.jspecify.annotations.NullMarked;
