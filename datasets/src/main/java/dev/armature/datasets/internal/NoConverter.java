package dev.armature.datasets.internal;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/// Parquet's column readers ask for something that builds records; columns are copied bare, so nothing is built.
final class NoConverter extends GroupConverter {

    static final NoConverter INSTANCE = new NoConverter();

    private NoConverter() {}

    @Override
    public Converter getConverter(int fieldIndex) {
        return new Leaf();
    }

    @Override
    public void start() {}

    @Override
    public void end() {}

    /// A field at any depth.
    private static final class Leaf extends PrimitiveConverter {
        @Override
        public GroupConverter asGroupConverter() {
            return INSTANCE;
        }
    }
}
