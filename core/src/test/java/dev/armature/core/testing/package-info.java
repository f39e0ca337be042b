/// What tests of every module share.
@NullMarked
package dev.armature.core.testing;

import org.jspecify.annotations.NullMarked;
