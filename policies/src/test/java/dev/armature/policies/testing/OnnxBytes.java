package dev.armature.policies.testing;

/// Builds an ONNX model by hand (onnx.proto, IR 10, opset 20).
public final class OnnxBytes {

    /// Element type float32 of TensorProto.
    public static final int FLOAT = 1;

    /// Element type int64 of TensorProto.
    public static final int INT64 = 7;

    /// Element type float64 of TensorProto.
    public static final int DOUBLE = 11;

    private final Wire graph = new Wire();

    /// Adds a node with one output.
    public OnnxBytes node(String op, String output, String... inputs) {
        graph.message(1, nodeOf(op, output, inputs));
        return this;
    }

    /// Adds a cast to `type`.
    public OnnxBytes cast(int type, String output, String input) {
        // attribute: name, i, type INT
        Wire to = new Wire().text(1, "to").number(3, type).number(20, 2);
        graph.message(1, nodeOf("Cast", output, input).message(5, to));
        return this;
    }

    /// Adds float weights.
    public OnnxBytes weights(String name, float[] values, long... shape) {
        return initializer(name, FLOAT, Wire.raw(values), shape);
    }

    /// Adds a constant list of whole numbers, such as a shape.
    public OnnxBytes wholes(String name, long... values) {
        return initializer(name, INT64, Wire.raw(values), values.length);
    }

    /// Declares an input; an axis of -1 is left open.
    public OnnxBytes input(String name, int type, long... shape) {
        graph.message(11, valueInfo(name, type, shape));
        return this;
    }

    /// Declares an output.
    public OnnxBytes output(String name, int type, long... shape) {
        graph.message(12, valueInfo(name, type, shape));
        return this;
    }

    /// The model.
    public byte[] toBytes() {
        graph.text(2, "test");
        return new Wire()
                .number(1, 10)
                .message(7, graph)
                .message(8, new Wire().text(1, "").number(2, 20))
                .toBytes();
    }

    private OnnxBytes initializer(String name, int type, byte[] raw, long... shape) {
        Wire tensor = new Wire();
        for (long axis : shape) {
            tensor.number(1, axis);
        }
        graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
        return this;
    }

    private static Wire nodeOf(String op, String output, String... inputs) {
        Wire node = new Wire();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, op);
    }

    private static Wire valueInfo(String name, int type, long... shape) {
        Wire axes = new Wire();
        for (long axis : shape) {
            axes.message(1, axis < 0 ? new Wire().text(2, "open") : new Wire().number(1, axis));
        }
        Wire tensor = new Wire().number(1, type).message(2, axes);
        return new Wire().text(1, name).message(2, new Wire().message(1, tensor));
    }
}
