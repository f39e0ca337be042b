package dev.armature.launch.command;

import dev.armature.policies.onnx.Provider;
import picocli.CommandLine.Option;

/// `--provider WHICH`, which every command takes that runs a policy's network. Use it as a mixin.
final class ProviderOption {

    @Option(
            names = "--provider",
            paramLabel = "auto|cpu|cuda|tensorrt",
            description =
                    "What computes the policy's network, proven on its golden pair (default ${DEFAULT-VALUE}; auto:"
                            + " cuda where it is there and right, else cpu).")
    private Provider provider = Provider.CPU;

    /// What was asked for.
    Provider provider() {
        return provider;
    }
}
