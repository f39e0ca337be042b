package dev.armature.policies.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.armature.core.UserError;
import java.util.function.Consumer;

/// Finds the provider for a graph: one that loads it *and* computes what it should.
public final class Providers {

    private Providers() {}

    /// A graph and the provider that was proven on it.
    ///
    /// @param graph loaded
    /// @param choice which provider and why
    public record Proven(OnnxGraph graph, ProviderChoice choice) {}

    /// Loads `model` on `wish` and proves it.
    ///
    /// The list of providers that a build of the runtime knows says nothing about the machine, so the only probe is
    /// to run: [Provider#AUTO] tries CUDA, and takes the CPU when CUDA does not load or does not pass.
    ///
    /// @param proof runs the golden pair; throws [UserError] when the numbers are wrong
    /// @throws UserError when no allowed provider passes
    public static Proven prove(String label, byte[] model, Provider wish, Consumer<OnnxGraph> proof) {
        if (wish != Provider.AUTO) {
            return new Proven(
                    proven(label, model, wish, proof),
                    new ProviderChoice(wish, "it was asked for and reproduces the golden pair"));
        }
        String why;
        try {
            return new Proven(
                    proven(label, model, Provider.CUDA, proof),
                    new ProviderChoice(Provider.CUDA, "it is there and reproduces the golden pair"));
        } catch (UserError noCuda) {
            why = noCuda.getMessage();
        }
        return new Proven(
                proven(label, model, Provider.CPU, proof),
                new ProviderChoice(Provider.CPU, "it reproduces the golden pair; not cuda, because " + why));
    }

    private static OnnxGraph proven(String label, byte[] model, Provider provider, Consumer<OnnxGraph> proof) {
        OnnxGraph graph = OnnxGraph.load(label, model, provider, 1);
        boolean passed = false;
        try {
            proof.accept(graph);
            passed = true;
            return graph;
        } finally {
            if (!passed) {
                graph.close();
            }
        }
    }

    /// Adds `provider` to a session's options.
    ///
    /// @throws UserError when this build or this machine has it not
    static void add(String label, Provider provider, SessionOptions options) {
        if (!OrtEnvironment.getAvailableProviders().contains(provider.ort())) {
            throw new UserError(
                    label,
                    "this build of ONNX Runtime has no " + provider,
                    "Build with -Pcuda, or take the provider cpu.");
        }
        try {
            provider.addTo(options);
        } catch (OrtException e) {
            throw new UserError(
                    label,
                    provider + " does not load here (" + e.getMessage() + ")",
                    "Install its libraries, or take the provider cpu.",
                    e);
        }
    }
}
