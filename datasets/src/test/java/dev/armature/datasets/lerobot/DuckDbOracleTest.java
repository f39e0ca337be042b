package dev.armature.datasets.lerobot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.datasets.stats.FeatureStatistics;
import dev.armature.datasets.stats.Statistic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another program reads what we wrote, and finds LeRobot's layout.
final class DuckDbOracleTest {

    @TempDir
    private static Path folder;

    private static DuckDb duck;

    @BeforeAll
    static void record() throws SQLException {
        SmallDataset.write(folder.resolve("set"), 5);
        duck = new DuckDb();
    }

    @AfterAll
    static void close() throws SQLException {
        duck.close();
    }

    private static String file(String path) {
        return DuckDb.text(folder.resolve("set").resolve(path));
    }

    @Test
    void shouldStoreVectorsAsListsAndScalarsBare() throws SQLException {
        assertThat(duck.query("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM "
                        + file("data/chunk-000/file-000.parquet") + ")"))
                .containsExactly(
                        "observation.state|FLOAT[]",
                        "action|FLOAT[]",
                        "capture_time_ns|BIGINT",
                        "next.success|BOOLEAN",
                        "timestamp|FLOAT",
                        "frame_index|BIGINT",
                        "episode_index|BIGINT",
                        "index|BIGINT",
                        "task_index|BIGINT");
        assertThat(duck.query("SELECT path_in_schema FROM parquet_metadata(" + file("data/chunk-000/file-000.parquet")
                        + ") LIMIT 1"))
                .containsExactly("observation.state, list, element");
    }

    @Test
    void shouldStoreTheSameNumbers() throws SQLException {
        List<String> rows = duck.query("SELECT \"observation.state\", action, capture_time_ns, \"next.success\","
                + " episode_index, frame_index, \"index\", task_index FROM " + file("data/*/*.parquet")
                + " ORDER BY \"index\"");
        assertThat(rows).hasSize(24);
        float[] state = SmallDataset.state(1, 2);
        assertThat(rows.get(6))
                .isEqualTo("[" + state[0] + ", " + state[1] + ", " + state[2]
                        + "]|[1.0, 2.0]|1000000000000000002|false|1|2|6|1");
    }

    @Test
    void shouldWriteOneSnappyRowGroupAnEpisode() throws SQLException {
        assertThat(duck.query("SELECT DISTINCT row_group_id, row_group_num_rows, compression FROM parquet_metadata("
                        + file("data/chunk-000/file-002.parquet") + ")"))
                .containsExactly("0|6|SNAPPY");
    }

    @Test
    void shouldNameTheTaskAsThePandasIndex() throws Exception {
        List<String> found = duck.query("SELECT decode(value) FROM parquet_kv_metadata(" + file("meta/tasks.parquet")
                + ") WHERE decode(key) = 'pandas'");
        assertThat(found).hasSize(1);
        JsonNode pandas = new ObjectMapper().readTree(found.getFirst());
        assertThat(pandas.path("index_columns").path(0).asText()).isEqualTo("task");
        assertThat(pandas.path("columns")).hasSize(2);
        assertThat(duck.query("SELECT task_index, task FROM " + file("meta/tasks.parquet")))
                .containsExactly("0|lift", "1|place");
    }

    @Test
    void shouldDescribeEpisodesInLeRobotsColumns() throws SQLException {
        assertThat(duck.query("SELECT episode_index, tasks, length, \"data/chunk_index\", \"data/file_index\","
                        + " dataset_from_index, dataset_to_index, \"meta/episodes/chunk_index\","
                        + " \"meta/episodes/file_index\", \"stats/action/max\", \"stats/action/count\""
                        + " FROM " + file("meta/episodes/*/*.parquet") + " WHERE episode_index = 3"))
                .containsExactly("3|[place]|4|0|3|15|19|0|0|[3.0, 3.0]|[4]");
    }

    @Test
    void shouldCountTheSameStatistics() throws Exception {
        FeatureStatistics counted = LeRobotDataset.open(folder.resolve("set")).statistics("observation.state");
        List<String> rows = duck.query("SELECT min(x), max(x), avg(x), stddev_pop(x), count(x) FROM"
                + " (SELECT \"observation.state\"[2]::DOUBLE AS x FROM " + file("data/*/*.parquet") + ")");
        String[] right = rows.getFirst().split("\\|");
        Statistic[] order = {Statistic.MIN, Statistic.MAX, Statistic.MEAN, Statistic.STD};
        for (int i = 0; i < order.length; i++) {
            assertThat(counted.get(order[i])[1]).isCloseTo(Double.parseDouble(right[i]), Offset.offset(1e-9));
        }
        assertThat(counted.count()).isEqualTo(Long.parseLong(right[4]));
        assertThat(Files.readString(folder.resolve("set/meta/stats.json"))).contains("\"q99\"");
    }
}
