package dev.armature.datasets.lerobot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A program that records until it is killed, and tells each episode once it is saved.
final class EndlessRecording {

    private EndlessRecording() {}

    /// @param args the dataset's folder
    public static void main(String[] args) throws IOException {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out);
                LeRobotWriter writer = LeRobotWriter.resume(Path.of(args[0]))) {
            while (true) {
                int saved = SmallDataset.record(writer);
                out.write((saved + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
