package dev.armature.datasets.check;

/// One thing that is wrong with a dataset.
///
/// @param file the file, below the dataset's folder
/// @param what what is wrong, with the values
/// @param wayOut what to do about it
public record Finding(String file, String what, String wayOut) {

    @Override
    public String toString() {
        return file + ": " + what + ". " + wayOut;
    }
}
