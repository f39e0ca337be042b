package dev.armature.policies.onnx;

/// Which provider computes a graph, and why it and no other.
///
/// @param provider never [Provider#AUTO]
/// @param reason a sentence for the log
public record ProviderChoice(Provider provider, String reason) {

    /// One line for the log.
    @Override
    public String toString() {
        return "runs on " + provider + ": " + reason;
    }
}
