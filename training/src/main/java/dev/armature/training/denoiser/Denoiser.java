package dev.armature.training.denoiser;

import dev.armature.training.module.Exportable;
import dev.armature.training.module.Parameters;
import dev.armature.training.onnx.GraphBuilder;

/// A network `ε(sample, timestep, condition)`.
///
/// In libtorch: `[B, horizon, actionDim]`, `[B]`, `[B, conditionDim]` to `[B, horizon, actionDim]`. In ONNX the same
/// with B = 1 and the names `sample`, `timestep`, `condition`, `noise`; the denoise index is a float there too.
public interface Denoiser extends Exportable {

    /// Rows of a chunk.
    int horizon();

    /// Numbers in an action.
    int actionDim();

    /// Numbers in the flattened observation window.
    int conditionDim();

    /// All trainable numbers.
    Parameters parameters();

    /// The whole network as a file.
    default byte[] toOnnx() {
        GraphBuilder graph = new GraphBuilder("denoiser");
        String sample = graph.input("sample", 1, horizon(), actionDim());
        String timestep = graph.input("timestep", 1);
        String condition = graph.input("condition", 1, conditionDim());
        graph.output(onnx(graph, sample, timestep, condition), "noise", 1, horizon(), actionDim());
        return graph.toBytes();
    }
}
