/// Control laws, the model of an arm, limits, target smoothing, the safety filter and its ladder, and the loop that
/// ticks them. Everything a tick calls is allocation-free and never throws. No policies, no physics, no sockets.
@NullMarked
package dev.armature.controller;

import org.jspecify.annotations.NullMarked;
