package dev.armature.launch.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Room for datasets and checkpoints.
final class Disk {

    private static final double GIB = 1L << 30;
    private static final double WANTED_GIB = 5;

    private Disk() {}

    static Finding look(Path folder) {
        try {
            double free = Files.getFileStore(folder).getUsableSpace() / GIB;
            String detail = String.format(Locale.ROOT, "%.1f GiB free in %s", free, folder);
            return free >= WANTED_GIB
                    ? Finding.ok("disk", detail)
                    : Finding.warn("disk", detail, "Libraries, datasets and checkpoints want 5 GiB or more.");
        } catch (IOException e) {
            return Finding.fail("disk", folder + " cannot be asked (" + e + ")", "Check the folder and its rights.");
        }
    }
}
