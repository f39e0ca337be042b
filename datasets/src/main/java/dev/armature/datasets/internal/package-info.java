/// Parquet tables of plain numbers, and files that survive a power cut. Only this module may use it.
@NullMarked
package dev.armature.datasets.internal;

import org.jspecify.annotations.NullMarked;
