package dev.armature.datasets.internal;

import dev.armature.datasets.Column;
import dev.armature.datasets.Feature;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// One column of a Parquet table that is about to be written.
///
/// Columns are optional and lists are `list`/`element` groups, as Arrow writes them, so that readers of LeRobot's own
/// files find the same schema.
public interface TableColumn {

    /// Name and Parquet type.
    Type type();

    /// Writes the value of `row`.
    void write(int row, RecordConsumer out);

    /// One text a row.
    static TableColumn strings(String name, List<String> values) {
        Type type = Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
        return new Plain(type, (row, out) -> out.addBinary(Binary.fromString(values.get(row))));
    }

    /// One list of texts a row.
    static TableColumn stringLists(String name, List<List<String>> values) {
        Type element = Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("element");
        return new Plain(listOf(name, element), (row, out) -> {
            List<String> list = values.get(row);
            writeList(out, list.size(), i -> out.addBinary(Binary.fromString(list.get(i))));
        });
    }

    /// One whole number a row.
    static TableColumn longs(String name, long[] values) {
        return new Plain(Types.optional(PrimitiveTypeName.INT64).named(name), (row, out) -> out.addLong(values[row]));
    }

    /// One list of whole numbers a row.
    static TableColumn longLists(String name, long[][] values) {
        Type element = Types.optional(PrimitiveTypeName.INT64).named("element");
        return new Plain(
                listOf(name, element),
                (row, out) -> writeList(out, values[row].length, i -> out.addLong(values[row][i])));
    }

    /// One list of doubles a row.
    static TableColumn doubleLists(String name, double[][] values) {
        Type element = Types.optional(PrimitiveTypeName.DOUBLE).named("element");
        return new Plain(
                listOf(name, element),
                (row, out) -> writeList(out, values[row].length, i -> out.addDouble(values[row][i])));
    }

    /// The values of a feature: bare for scalars, a list for vectors.
    static TableColumn feature(Column column) {
        Feature feature = column.feature();
        ElementWriter element = ElementWriter.of(column);
        if (feature.isScalar()) {
            return new Plain(element.type(feature.key()), element::write);
        }
        int width = feature.width();
        return new Plain(
                listOf(feature.key(), element.type("element")),
                (row, out) -> writeList(out, width, i -> element.write(row * width + i, out)));
    }

    private static Type listOf(String name, Type element) {
        return Types.optionalList().element(element).named(name);
    }

    private static void writeList(RecordConsumer out, int size, IntConsumer element) {
        out.startGroup();
        if (size > 0) {
            out.startField("list", 0);
            for (int i = 0; i < size; i++) {
                out.startGroup();
                out.startField("element", 0);
                element.accept(i);
                out.endField("element", 0);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }

    /// Writes the value of one row.
    @FunctionalInterface
    interface RowWriter {
        /// Writes the value of `row`.
        void write(int row, RecordConsumer out);
    }

    /// A type and what writes its values.
    record Plain(Type type, RowWriter writer) implements TableColumn {
        @Override
        public void write(int row, RecordConsumer out) {
            writer.write(row, out);
        }
    }
}
