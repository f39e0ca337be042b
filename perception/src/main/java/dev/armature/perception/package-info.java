/// What cameras give and what is made of it. The interface that the twin's cameras share with real ones starts here;
/// drivers live in `hardware`, rendering in `sim`.
@NullMarked
package dev.armature.perception;

import org.jspecify.annotations.NullMarked;
