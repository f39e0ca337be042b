/// A client of FCI with libfranka's words: connect, read, set, move, grip. The wire's bytes are in
/// `protocol`, what a motion commands in `motion`.
@NullMarked
package dev.armature.hardware.franka.client;

import org.jspecify.annotations.NullMarked;
