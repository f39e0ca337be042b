package dev.armature.datasets.internal;

import dev.armature.datasets.Column;
import dev.armature.datasets.FeatureType;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/// How the elements of one feature are stored in Parquet.
final class ElementWriter {

    private final FeatureType type;
    private final float[] floats;
    private final double[] doubles;
    private final long[] longs;

    private ElementWriter(Column column) {
        this.type = column.feature().type();
        this.floats = type == FeatureType.FLOAT32 ? column.floats() : new float[0];
        this.doubles = type == FeatureType.FLOAT64 ? column.doubles() : new double[0];
        this.longs = type.whole() ? column.longs() : new long[0];
    }

    static ElementWriter of(Column column) {
        return new ElementWriter(column);
    }

    PrimitiveType type(String name) {
        return switch (type) {
            case FLOAT32 -> Types.optional(PrimitiveTypeName.FLOAT).named(name);
            case FLOAT64 -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case INT64 -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case INT32 -> Types.optional(PrimitiveTypeName.INT32).named(name);
            case INT8 -> small(8, true, name);
            case INT16 -> small(16, true, name);
            case UINT8 -> small(8, false, name);
            case UINT16 -> small(16, false, name);
            case UINT32 -> small(32, false, name);
            case BOOL -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case STRING, LANGUAGE, IMAGE, VIDEO -> throw new IllegalArgumentException(name + " holds no numbers");
        };
    }

    private static PrimitiveType small(int bits, boolean signed, String name) {
        return Types.optional(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.intType(bits, signed))
                .named(name);
    }

    void write(int i, RecordConsumer out) {
        switch (type) {
            case FLOAT32 -> out.addFloat(floats[i]);
            case FLOAT64 -> out.addDouble(doubles[i]);
            case INT64 -> out.addLong(longs[i]);
            case BOOL -> out.addBoolean(longs[i] != 0);
            default -> out.addInteger((int) longs[i]);
        }
    }
}
