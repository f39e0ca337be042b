package dev.armature.datasets.check;

import java.util.List;

/// What a check found.
///
/// @param findings what is wrong; empty when the dataset is sound
/// @param notes what was passed over without being wrong, such as film
/// @param episodes how many episodes the metadata names
/// @param frames how many frames were read and are sound in shape
/// @param files how many data files were read
public record CheckReport(List<Finding> findings, List<String> notes, int episodes, long frames, int files) {

    /// Copies the lists.
    public CheckReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /// Whether nothing is wrong.
    public boolean sound() {
        return findings.isEmpty();
    }

    /// One line that says it all.
    public String summary() {
        String read = episodes + " episodes, " + frames + " frames in " + files + " files: ";
        return read + (sound() ? "sound" : findings.size() + " finding" + (findings.size() == 1 ? "" : "s"));
    }
}
