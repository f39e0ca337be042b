/// ONNX graphs on ONNX Runtime: one session a graph, one set of pinned buffers a policy, and the execution provider
/// that was proven to compute the right numbers. Nothing here knows what a graph is for.
@NullMarked
package dev.armature.policies.onnx;

import org.jspecify.annotations.NullMarked;
