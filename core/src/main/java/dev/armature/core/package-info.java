/// The words that every module shares: observations, action chunks, robot states, commands, and the interfaces
/// between them. Data flows one way: state → observation → policy → controller → safety → command.
///
/// What lives here is a word or a value. Control laws live in `controller`, inference in `policies`, physics in `sim`.
@NullMarked
package dev.armature.core;

import org.jspecify.annotations.NullMarked;
