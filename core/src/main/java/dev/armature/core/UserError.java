package dev.armature.core;

/// Something that the user gave cannot be used, and here is the way out.
///
/// The program prints the message alone, without a stack trace, and ends with exit code 2.
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String where;
    private final String what;
    private final String wayOut;

    /// @param where the file, and the key in it, that is wrong; such as `policy.yaml: sampler.posterior`
    /// @param what what is wrong, with the value
    /// @param wayOut what to do about it
    public UserError(String where, String what, String wayOut) {
        super(where + ": " + what + ". " + wayOut);
        this.where = where;
        this.what = what;
        this.wayOut = wayOut;
    }

    /// As above, with the error from below that led here.
    public UserError(String where, String what, String wayOut, Throwable cause) {
        super(where + ": " + what + ". " + wayOut, cause);
        this.where = where;
        this.what = what;
        this.wayOut = wayOut;
    }

    /// The file, and the key in it, that is wrong.
    public String where() {
        return where;
    }

    /// What is wrong with it.
    public String what() {
        return what;
    }

    /// What to do about it.
    public String wayOut() {
        return wayOut;
    }
}
