package dev.armature.training.onnx;

import com.google.protobuf.ByteString;
import dev.armature.training.onnx.proto.AttributeProto;
import dev.armature.training.onnx.proto.GraphProto;
import dev.armature.training.onnx.proto.ModelProto;
import dev.armature.training.onnx.proto.NodeProto;
import dev.armature.training.onnx.proto.OperatorSetIdProto;
import dev.armature.training.onnx.proto.TensorProto;
import dev.armature.training.onnx.proto.TensorShapeProto;
import dev.armature.training.onnx.proto.TypeProto;
import dev.armature.training.onnx.proto.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Builds one ONNX graph with fixed shapes and named inputs and outputs.
///
/// Values are known by name: [#input], [#initializer] and [#node] return the name of what they make, to be used by
/// later nodes. Opset 21, IR version 10.
public final class GraphBuilder {

    private static final int OPSET = 21;
    private static final int IR_VERSION = 10;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> names = new HashSet<>();
    private int made;

    /// An empty graph.
    ///
    /// @param name what tools show
    public GraphBuilder(String name) {
        graph.setName(name);
    }

    /// A float32 input.
    ///
    /// @param shape length of each axis, outermost first
    /// @return `name`
    /// @throws IllegalArgumentException when the name is taken
    public String input(String name, long... shape) {
        claim(name);
        graph.addInput(value(name, shape));
        return name;
    }

    /// Makes the value `from` an output called `name`.
    ///
    /// @param shape length of each axis, outermost first
    /// @throws IllegalArgumentException when the name is taken
    public void output(String from, String name, long... shape) {
        claim(name);
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(name + "_out")
                .addInput(from)
                .addOutput(name));
        graph.addOutput(value(name, shape));
    }

    /// Weights.
    ///
    /// @param hint the name, to which a number is added when it is taken
    /// @param data row-major
    /// @param shape length of each axis, outermost first
    /// @return the name
    /// @throws IllegalArgumentException when data and shape differ in size
    public String initializer(String hint, float[] data, long... shape) {
        if (data.length != Arrays.stream(shape).reduce(1, Math::multiplyExact)) {
            throw new IllegalArgumentException(
                    hint + ": " + data.length + " numbers for the shape " + Arrays.toString(shape));
        }
        ByteBuffer bytes = ByteBuffer.allocate(data.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(data);
        return initializer(hint, FLOAT, bytes, shape);
    }

    /// A vector of 64-bit whole numbers, such as the shape that `Reshape` takes.
    public String wholes(String hint, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return initializer(hint, INT64, bytes, values.length);
    }

    /// An operator without attributes and with one output.
    ///
    /// @return the name of its output
    public String node(String operator, String... inputs) {
        return node(operator, List.of(), inputs);
    }

    /// An operator with one output.
    ///
    /// @return the name of its output
    public String node(String operator, List<AttributeProto> attributes, String... inputs) {
        String name = unique(operator);
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(List.of(inputs))
                .addOutput(name)
                .addAllAttribute(attributes));
        return name;
    }

    /// `value` in another shape; 0 keeps an axis, -1 is what is left.
    public String reshape(String value, long... shape) {
        return node("Reshape", value, wholes("shape", shape));
    }

    /// The file's content.
    ///
    /// @throws IllegalStateException when nothing was made an output
    public byte[] toBytes() {
        if (graph.getOutputCount() == 0) {
            throw new IllegalStateException("the graph " + graph.getName() + " has no output");
        }
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("armature")
                .setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .build()
                .toByteArray();
    }

    private String initializer(String hint, int type, ByteBuffer bytes, long... shape) {
        String name = unique(hint);
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type)
                .addAllDims(Arrays.stream(shape).boxed().toList())
                .setRawData(ByteString.copyFrom(bytes)));
        return name;
    }

    private static ValueInfoProto value(String name, long... shape) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        for (long length : shape) {
            axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(length));
        }
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(axes).build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private void claim(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("the graph has two values called " + name);
        }
    }

    private String unique(String hint) {
        String name = hint;
        while (!names.add(name)) {
            name = hint + "_" + ++made;
        }
        return name;
    }
}
