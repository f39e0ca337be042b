package dev.armature.datasets.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Changes several files of a folder as if at once: after a kill or a power cut all of them or none are changed.
///
/// The new files are written to `journal/NAME.new/`, which mirrors the folder, and forced to the device. Renaming it to
/// `journal/NAME` is the moment of commit. Then the files move to their places and the entry is deleted.
/// [#recover()] finishes entries that were committed and drops the others; doing it again changes nothing.
public final class Journal {

    /// The folder inside the root; gone when nothing is under way.
    public static final String FOLDER = "journal";

    private static final String UNFINISHED = ".new";

    private final Disk disk;
    private final Path root;
    private final Path folder;

    /// A journal over `root`, which exists.
    public Journal(Disk disk, Path root) {
        this.disk = disk;
        this.root = root;
        this.folder = root.resolve(FOLDER);
    }

    /// Writes `files` (path below the root → content) and returns when they are durable. They take their places in
    /// the given order.
    ///
    /// When it throws before the commit nothing has changed. When it throws after it, the same files can be
    /// committed again: what is under way is finished first, and the new files then replace it.
    ///
    /// @param name what the entry is called; unique among those under way
    public void commit(String name, SequencedMap<String, Disk.Content> files) throws IOException {
        recover();
        Path entry = folder.resolve(name);
        Path unfinished = folder.resolve(name + UNFINISHED);
        try {
            clear(unfinished);
            for (Map.Entry<String, Disk.Content> file : numbered(files).entrySet()) {
                Path target = unfinished.resolve(file.getKey());
                disk.makeFolder(Objects.requireNonNull(target.getParent()));
                disk.write(target, file.getValue());
            }
            syncTree(unfinished);
        } catch (IOException e) {
            clear(unfinished);
            throw e;
        }
        disk.move(unfinished, entry);
        disk.syncFolder(folder);
        settle(entry);
    }

    /// Finishes what was committed, drops what was not. Nothing happens when nothing was under way.
    ///
    /// @return the names of the entries that were finished
    public List<String> recover() throws IOException {
        List<String> finished = new ArrayList<>();
        for (Path entry : entries(root)) {
            String name = entry.getFileName().toString();
            if (name.endsWith(UNFINISHED)) {
                clear(entry);
            } else {
                settle(entry);
                finished.add(name);
            }
        }
        return finished;
    }

    /// The entries that lie in `root`'s journal, committed or not, in their order.
    public static List<Path> entries(Path root) throws IOException {
        Path folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }

    /// The order of moving must survive a restart, so each file lies below a folder with its number.
    private static Map<String, Disk.Content> numbered(SequencedMap<String, Disk.Content> files) {
        Map<String, Disk.Content> out = new LinkedHashMap<>();
        files.forEach((path, content) -> out.put(String.format(Locale.ROOT, "%02d/%s", out.size(), path), content));
        return out;
    }

    private void settle(Path entry) throws IOException {
        // The entry's folders outlive its files, so a second settle after a kill forces what the first one moved.
        TreeSet<Path> changed = new TreeSet<>();
        for (Path path : tree(entry)) {
            Path inside = entry.relativize(path);
            if (path.equals(entry)) {
                continue;
            }
            Path target = inside.getNameCount() == 1 ? root : root.resolve(inside.subpath(1, inside.getNameCount()));
            if (Files.isDirectory(path)) {
                disk.makeFolder(target);
                changed.add(target);
            } else {
                disk.move(path, target);
            }
        }
        for (Path p : changed.descendingSet()) {
            disk.syncFolder(p);
        }
        clear(entry);
    }

    private void clear(Path entry) throws IOException {
        for (Path path : tree(entry).reversed()) {
            disk.delete(path);
        }
    }

    private void syncTree(Path entry) throws IOException {
        for (Path path : tree(entry).reversed()) {
            if (Files.isDirectory(path)) {
                disk.syncFolder(path);
            }
        }
    }

    private static List<Path> tree(Path top) throws IOException {
        if (!Files.exists(top)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(top)) {
            return found.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
