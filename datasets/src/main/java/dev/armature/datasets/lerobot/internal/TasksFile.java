package dev.armature.datasets.lerobot.internal;

import dev.armature.core.UserError;
import dev.armature.datasets.internal.RaggedColumn;
import dev.armature.datasets.internal.TableColumn;
import dev.armature.datasets.internal.TableReader;
import dev.armature.datasets.internal.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// `meta/tasks.parquet`: the tasks in words, each with its number.
///
/// It is a pandas frame whose index is the text; without the `pandas` key in the file's metadata LeRobot would read
/// the row number for the text.
public final class TasksFile {

    /// Below the dataset\'s folder.
    public static final String PATH = "meta/tasks.parquet";

    private static final String TEXT = "task";
    private static final String NAMELESS_INDEX = "__index_level_0__";
    private static final String NUMBER = "task_index";

    private static final String PANDAS = """
            {"index_columns": ["task"], "column_indexes": [{"name": null, "field_name": null, \
            "pandas_type": "unicode", "numpy_type": "object", "metadata": {"encoding": "UTF-8"}}], \
            "columns": [{"name": "task_index", "field_name": "task_index", "pandas_type": "int64", \
            "numpy_type": "int64", "metadata": null}, {"name": "task", "field_name": "task", \
            "pandas_type": "unicode", "numpy_type": "object", "metadata": null}], \
            "creator": {"library": "armature", "version": "0.1.0"}, "pandas_version": "2.2.3"}""";

    private TasksFile() {}

    /// @param tasks the text of task 0, 1, …
    public static void write(Path file, List<String> tasks) throws IOException {
        long[] numbers = LongStream.range(0, tasks.size()).toArray();
        TableWriter.write(
                file,
                tasks.size(),
                List.of(TableColumn.longs(NUMBER, numbers), TableColumn.strings(TEXT, tasks)),
                Map.of("pandas", PANDAS));
    }

    /// The text of task 0, 1, …; none when the file is not there yet.
    public static List<String> read(Path root) {
        Path file = root.resolve(PATH);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (TableReader reader = TableReader.open(file)) {
            String text = reader.has(TEXT) ? TEXT : NAMELESS_INDEX;
            Map<String, RaggedColumn> columns = reader.read(List.of(NUMBER, text));
            RaggedColumn numbers = TableReader.column(columns, NUMBER);
            RaggedColumn texts = TableReader.column(columns, text);
            List<String> tasks = new ArrayList<>();
            for (int row = 0; row < numbers.rows(); row++) {
                long number = numbers.longAt(row);
                List<String> words = texts.texts(row);
                if (number < 0 || number > numbers.rows() || words.isEmpty()) {
                    throw new UserError(file.toString(), "task " + number + " cannot be", "Restore it from a copy.");
                }
                while (tasks.size() <= number) {
                    tasks.add("");
                }
                tasks.set((int) number, words.getFirst());
            }
            return tasks;
        }
    }
}
