package dev.armature.datasets.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/// A column as it lies in a file: rows of any length, of numbers or of texts.
public final class RaggedColumn {

    private final PrimitiveTypeName stored;
    private final boolean unsigned;
    private final GrowingColumn numbers;
    private final List<String> texts = new ArrayList<>();
    private final GrowingColumn starts = new GrowingColumn(GrowingColumn.Kind.LONG);

    private RaggedColumn(PrimitiveTypeName stored, boolean unsigned, GrowingColumn.Kind kind) {
        this.stored = stored;
        this.unsigned = unsigned;
        this.numbers = new GrowingColumn(kind);
    }

    static RaggedColumn of(PrimitiveType type) {
        boolean unsigned = type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation w && !w.isSigned();
        GrowingColumn.Kind kind = switch (type.getPrimitiveTypeName()) {
            case FLOAT -> GrowingColumn.Kind.FLOAT;
            case DOUBLE -> GrowingColumn.Kind.DOUBLE;
            default -> GrowingColumn.Kind.LONG;
        };
        return new RaggedColumn(type.getPrimitiveTypeName(), unsigned, kind);
    }

    void startRow() {
        starts.add((long) size());
    }

    void add(ColumnReader in) {
        switch (stored) {
            case FLOAT -> numbers.add(in.getFloat());
            case DOUBLE -> numbers.add(in.getDouble());
            case INT32 -> numbers.add(unsigned ? Integer.toUnsignedLong(in.getInteger()) : in.getInteger());
            case INT64 -> numbers.add(in.getLong());
            case BOOLEAN -> numbers.add(in.getBoolean() ? 1L : 0L);
            case BINARY -> texts.add(in.getBinary().toStringUsingUTF8());
            default -> throw new IllegalStateException(stored + " is no number and no text");
        }
    }

    /// How the elements are stored.
    public PrimitiveTypeName stored() {
        return stored;
    }

    /// Number of rows.
    public int rows() {
        return starts.size();
    }

    /// Number of elements in all rows.
    public int size() {
        return stored == PrimitiveTypeName.BINARY ? texts.size() : numbers.size();
    }

    /// Where `row` begins among all elements.
    public int start(int row) {
        return row == rows() ? size() : (int) starts.longAt(row);
    }

    /// How many elements `row` has; 0 where it is missing.
    public int length(int row) {
        return start(row + 1) - start(row);
    }

    /// All numbers.
    public GrowingColumn numbers() {
        return numbers;
    }

    /// The texts of `row`.
    public List<String> texts(int row) {
        return List.copyOf(texts.subList(start(row), start(row + 1)));
    }

    /// The numbers of `row`.
    public double[] doubles(int row) {
        double[] out = new double[length(row)];
        for (int i = 0; i < out.length; i++) {
            out[i] = numbers.at(start(row) + i);
        }
        return out;
    }

    /// The whole number in `row`, -1 where it is missing.
    public long longAt(int row) {
        return length(row) == 0 || numbers.kind() != GrowingColumn.Kind.LONG ? -1 : numbers.longAt(start(row));
    }
}
