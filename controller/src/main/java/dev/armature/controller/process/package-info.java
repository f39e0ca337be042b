/// The control process: the loop, its law and its safety filter in a JVM of their own, moved by a policy in
/// another one. The memory that both share is in `core.shared`, what makes the thread a real-time one in
/// `realtime`.
@NullMarked
package dev.armature.controller.process;

import org.jspecify.annotations.NullMarked;
