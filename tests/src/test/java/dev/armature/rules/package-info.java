/// The rules of the house, checked on classes and sources of all modules.
@NullMarked
package dev.armature.rules;

import org.jspecify.annotations.NullMarked;
