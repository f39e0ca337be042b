/// A Franka robot as a [dev.armature.core.Plant], for everything that moves any robot: states that do not
/// come are foreseen, a robot that is lost is given up safely.
@NullMarked
package dev.armature.hardware.franka.plant;

import org.jspecify.annotations.NullMarked;
