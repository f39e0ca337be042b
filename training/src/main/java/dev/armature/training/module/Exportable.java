package dev.armature.training.module;

import dev.armature.training.onnx.GraphBuilder;
import org.bytedeco.pytorch.Tensor;

/// A piece of a network that exists twice: as libtorch operations for training and as ONNX operators for the robot.
/// Both must agree to 1e-5 on any input, which a standing test and every export check.
public interface Exportable {

    /// Computes the output in libtorch, for a batch of any size.
    ///
    /// @param inputs each with the batch as its first axis
    Tensor forward(Tensor... inputs);

    /// Adds the same computation to a graph, for a batch of one.
    ///
    /// @param inputs names of values in the graph, in the order of [#forward]
    /// @return the name of the output's value
    String onnx(GraphBuilder graph, String... inputs);
}
