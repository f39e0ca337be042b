/// FCI from end to end: clients, ours and libfranka's, against the twin behind our server.
@NullMarked
package dev.armature.fci;

import org.jspecify.annotations.NullMarked;
