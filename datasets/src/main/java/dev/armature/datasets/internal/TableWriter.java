package dev.armature.datasets.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// Writes a table as one Parquet file of one row group, Snappy and dictionaries on, as LeRobot does.
public final class TableWriter {

    /// So large that a table never splits.
    private static final long ROW_GROUP_BYTES = 1L << 40;

    private TableWriter() {}

    /// Writes `rows` rows of `columns` to `file`, which must not exist. Does not sync it.
    ///
    /// @param metadata key-value metadata of the file
    public static void write(Path file, int rows, List<TableColumn> columns, Map<String, String> metadata)
            throws IOException {
        MessageType schema = new MessageType(
                "schema", columns.stream().map(TableColumn::type).toArray(Type[]::new));
        Builder builder = new Builder(new LocalOutputFile(file), new Rows(schema, columns));
        try (ParquetWriter<Integer> writer = builder.withCompressionCodec(CompressionCodecName.SNAPPY)
                .withDictionaryEncoding(true)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withExtraMetaData(metadata)
                .build()) {
            for (int row = 0; row < rows; row++) {
                writer.write(row);
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final Rows rows;

        Builder(OutputFile file, Rows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(Configuration conf) {
            return rows;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration conf) {
            return rows;
        }
    }

    /// Turns a row's number into that row's record.
    private static final class Rows extends WriteSupport<Integer> {
        private final MessageType schema;
        private final List<TableColumn> columns;
        private @Nullable RecordConsumer out;

        Rows(MessageType schema, List<TableColumn> columns) {
            this.schema = schema;
            this.columns = columns;
        }

        @Override
        public WriteContext init(Configuration conf) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration conf) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(Integer row) {
            RecordConsumer to = Objects.requireNonNull(out, "prepareForWrite comes first");
            to.startMessage();
            for (int i = 0; i < columns.size(); i++) {
                String name = columns.get(i).type().getName();
                to.startField(name, i);
                columns.get(i).write(row, to);
                to.endField(name, i);
            }
            to.endMessage();
        }
    }
}
