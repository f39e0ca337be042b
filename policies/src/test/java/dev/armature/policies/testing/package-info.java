/// Small real networks and policies for tests.
@NullMarked
package dev.armature.policies.testing;

import org.jspecify.annotations.NullMarked;
