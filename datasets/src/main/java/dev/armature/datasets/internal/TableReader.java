package dev.armature.datasets.internal;

import dev.armature.core.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/// Reads whole columns of a Parquet file, row group after row group, without building records.
///
/// A file that is missing, torn or not Parquet is a [UserError] that names it.
public final class TableReader implements AutoCloseable {

    /// Numbers or texts in one column, 2 GiB of doubles. LeRobot's files hold 100 MB; one that is packed well,
    /// or broken, may claim a thousand times of that.
    private static final long MAX_VALUES = 1L << 28;

    private static final Pattern OBJECT = Pattern.compile("\\S*LocalInputFile@\\p{XDigit}+");

    private final Path file;
    private final ParquetFileReader reader;
    private final long maxValues;

    private TableReader(Path file, ParquetFileReader reader, long maxValues) {
        this.file = file;
        this.reader = reader;
        this.maxValues = maxValues;
    }

    /// Opens `file` and reads its footer.
    public static TableReader open(Path file) {
        return open(file, MAX_VALUES);
    }

    /// As above with another limit of the values in a column.
    static TableReader open(Path file, long maxValues) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    file.toString(), "is missing", "Restore it from a copy, or record or download the dataset again.");
        }
        try {
            ParquetReadOptions options =
                    ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
            return new TableReader(file, new ParquetFileReader(new LocalInputFile(file), options), maxValues);
        } catch (IOException | RuntimeException e) {
            throw torn(file, e);
        }
    }

    /// How many rows the footer claims.
    public long rows() {
        return reader.getRecordCount();
    }

    /// The file's key-value metadata.
    public Map<String, String> metadata() {
        return reader.getFileMetaData().getKeyValueMetaData();
    }

    /// The Parquet types.
    public MessageType schema() {
        return reader.getFileMetaData().getSchema();
    }

    /// Whether there is a column called `name`.
    public boolean has(String name) {
        return schema().containsField(name);
    }

    /// Reads the columns called `names`, once: a second call finds no row groups.
    ///
    /// @throws UserError when a column is torn, or too long to be held in memory
    public Map<String, RaggedColumn> read(List<String> names) {
        List<ColumnDescriptor> descriptors = new ArrayList<>();
        Map<String, RaggedColumn> out = new HashMap<>();
        for (String name : names) {
            ColumnDescriptor descriptor = leaf(name);
            descriptors.add(descriptor);
            out.put(name, RaggedColumn.of(descriptor.getPrimitiveType()));
        }
        try {
            reader.setRequestedSchema(descriptors);
            FileMetaData meta = reader.getFileMetaData();
            String writtenBy = meta.getCreatedBy() == null ? "" : meta.getCreatedBy();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                ColumnReadStoreImpl store = new ColumnReadStoreImpl(pages, NoConverter.INSTANCE, schema(), writtenBy);
                for (int i = 0; i < descriptors.size(); i++) {
                    copy(store.getColumnReader(descriptors.get(i)), column(out, names.get(i)));
                }
            }
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw torn(file, e);
        }
        return out;
    }

    /// The column `name` among those that were read.
    public static RaggedColumn column(Map<String, RaggedColumn> columns, String name) {
        RaggedColumn found = columns.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name + " was not read");
        }
        return found;
    }

    private void copy(ColumnReader in, RaggedColumn out) {
        int present = in.getDescriptor().getMaxDefinitionLevel();
        long count = in.getTotalValueCount();
        long longest = Math.max(out.rows(), out.size()) + count;
        if (longest > maxValues) {
            throw new UserError(
                    file.toString(),
                    "holds " + longest + " values or more in column '"
                            + in.getDescriptor().getPath()[0] + "', but at most " + maxValues + " are read",
                    "Spread the dataset over smaller files; when it is not as large, restore this one from a copy.");
        }
        for (long i = 0; i < count; i++) {
            if (in.getCurrentRepetitionLevel() == 0) {
                out.startRow();
            }
            if (in.getCurrentDefinitionLevel() == present) {
                out.add(in);
            }
            in.consume();
        }
    }

    private ColumnDescriptor leaf(String name) {
        List<ColumnDescriptor> leaves = schema().getColumns().stream()
                .filter(c -> c.getPath()[0].equals(name))
                .toList();
        if (leaves.size() != 1) {
            throw new UserError(
                    file.toString(),
                    leaves.isEmpty() ? "has no column '" + name + "'" : "column '" + name + "' is not a plain list",
                    "It is not what meta/info.json describes; restore both from one copy.");
        }
        return leaves.getFirst();
    }

    private static UserError torn(Path file, Exception e) {
        return new UserError(
                file.toString(),
                "cannot be read as Parquet, it is torn or of another format (" + words(file, e) + ")",
                "Restore it from a copy.",
                e);
    }

    /// The library calls the file by the address of an object of its own.
    private static String words(Path file, Exception e) {
        return OBJECT.matcher(String.valueOf(e.getMessage()))
                .replaceAll(Matcher.quoteReplacement(String.valueOf(file.getFileName())));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw torn(file, e);
        }
    }
}
