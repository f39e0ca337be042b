@NullMarked
package dev.armature.launch.report;

import org.jspecify.annotations.NullMarked;
