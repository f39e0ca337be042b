/// FCI in front of any [dev.armature.core.Plant]: what libfranka's programs, panda-py, deoxys and our own
/// client take for a robot with its hand.
@NullMarked
package dev.armature.hardware.franka.server;

import org.jspecify.annotations.NullMarked;
