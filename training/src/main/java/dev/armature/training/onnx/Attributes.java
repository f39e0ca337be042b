package dev.armature.training.onnx;

import dev.armature.training.onnx.proto.AttributeProto;
import java.util.Arrays;

/// Attributes of an operator, in the types that the format has.
public final class Attributes {

    private Attributes() {}

    /// A whole number, such as an axis.
    public static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    /// A number, such as an epsilon.
    public static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    /// A list of whole numbers, such as pads.
    public static AttributeProto wholes(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }
}
