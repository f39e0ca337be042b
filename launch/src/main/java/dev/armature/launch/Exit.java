package dev.armature.launch;

/// How the process ends.
public final class Exit {

    /// Done.
    public static final int OK = 0;

    /// It was tried and failed, or a figure does not hold.
    public static final int FAILURE = 1;

    /// Something that the user gave, or that the machine lacks, must be mended first.
    public static final int USER_ERROR = 2;

    private Exit() {}
}
