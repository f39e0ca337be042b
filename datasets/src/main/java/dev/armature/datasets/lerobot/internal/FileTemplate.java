package dev.armature.datasets.lerobot.internal;

import dev.armature.core.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the numbered files of a dataset lie, in the notation of Python's `str.format`.
///
/// @param text such as `data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet`
public record FileTemplate(String text) {

    public static final FileTemplate DATA =
            new FileTemplate("data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet");

    public static final FileTemplate EPISODES =
            new FileTemplate("meta/episodes/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet");

    private static final Pattern FIELD = Pattern.compile("\\{(chunk_index|file_index)(?::0([1-9])d)?}");

    /// The path below the dataset's folder of one file.
    public String path(FileIndex at) {
        Matcher matcher = FIELD.matcher(text);
        return matcher.replaceAll(field -> {
            int number = field.group(1).equals("chunk_index") ? at.chunk() : at.file();
            String digits = field.group(2) == null ? "1" : field.group(2);
            return String.format(Locale.ROOT, "%0" + digits + "d", number);
        });
    }

    /// The file itself; never outside `root`.
    public Path in(Path root, FileIndex at) {
        Path file;
        try {
            file = root.resolve(path(at)).normalize();
        } catch (InvalidPathException e) {
            throw new UserError(
                    root.resolve(InfoFile.PATH).toString(),
                    "data_path is no path (" + e.getReason() + ")",
                    "Use LeRobot's default, '" + DATA.text() + "'.",
                    e);
        }
        if (!file.startsWith(root.normalize())) {
            throw new UserError(
                    root.resolve(InfoFile.PATH).toString(),
                    "data_path '" + text + "' leads out of the dataset",
                    "Use LeRobot's default, '" + DATA.text() + "'.");
        }
        return file;
    }
}
