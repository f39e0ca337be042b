package dev.armature.core;

/// Something that the user gave cannot be used, and here is the way out.
///
/// The program prints the message alone, without a stack trace, and ends with exit code 2.
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param where the file, and the key in it, that is wrong; such as `policy.yaml: sampler.posterior`
    /// @param what what is wrong, with the value
    /// @param wayOut what to do about it
    public UserError(String where, String what, String wayOut) {
        super(where + ": " + what + ". " + wayOut);
    }

    /// As above, with the error from below that led here.
    public UserError(String where, String what, String wayOut, Throwable cause) {
        super(where + ": " + what + ". " + wayOut, cause);
    }
}
