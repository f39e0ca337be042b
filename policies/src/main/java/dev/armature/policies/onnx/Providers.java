package dev.armature.policies.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.armature.core.UserError;
import java.util.function.Consumer;
import java.util.function.Function;

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
    /// to run: [Provider#AUTO] tries CUDA, and takes the CPU when CUDA does not load, run or pass.
    ///
    /// @param proof runs the golden pair; throws [UserError] when the numbers are wrong
    /// @throws UserError when no allowed provider passes
    public static Proven prove(String label, byte[] model, Provider wish, Consumer<OnnxGraph> proof) {
        return choose(wish, provider -> proven(label, model, provider, proof));
    }

    /// @param proven loads and proves the graph on a provider; throws [UserError] where it cannot be had or is wrong,
    ///     and [IllegalStateException] where it was loaded and does not run
    static Proven choose(Provider wish, Function<Provider, OnnxGraph> proven) {
        if (wish != Provider.AUTO) {
            return new Proven(
                    proven.apply(wish), new ProviderChoice(wish, "it was asked for and reproduces the golden pair"));
        }
        String why;
        try {
            return new Proven(
                    proven.apply(Provider.CUDA),
                    new ProviderChoice(Provider.CUDA, "it is there and reproduces the golden pair"));
        } catch (UserError noCuda) {
            why = noCuda.getMessage();
        } catch (IllegalStateException noRun) {
            // a session can load and still have no memory for its buffers, or no kernel for the card
            why = noRun.getMessage() + " (" + noRun.getCause() + ")";
        }
        return new Proven(
                proven.apply(Provider.CPU),
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
                    "Start with `ARMATURE_CUDA=1 ./armature …`, which takes the build that has it, or use the CPU"
                            + " (--provider cpu).");
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
