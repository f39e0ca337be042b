/// What this machine has and lacks for the project, each as a finding with a verdict and a way out.
@NullMarked
package dev.armature.launch.doctor;

import org.jspecify.annotations.NullMarked;
