/// Where cameras and tools are: hand-eye, intrinsics, payload.
@NullMarked
package dev.armature.calibration;

import org.jspecify.annotations.NullMarked;
