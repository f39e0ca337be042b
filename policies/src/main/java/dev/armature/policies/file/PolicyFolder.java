package dev.armature.policies.file;

import dev.armature.core.Observation;
import dev.armature.core.UserError;
import dev.armature.core.WholeFile;
import dev.armature.policies.diffusion.Denoiser;
import dev.armature.policies.diffusion.DiffusionPolicy;
import dev.armature.policies.diffusion.GraphDenoiser;
import dev.armature.policies.diffusion.SamplerSettings;
import dev.armature.policies.onnx.OnnxGraph;
import dev.armature.policies.onnx.Provider;
import dev.armature.policies.onnx.ProviderChoice;
import dev.armature.policies.onnx.Providers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A policy that was read from a folder or zip and proven on its golden pair. One session serves all policies made
/// from it; close it after them.
public final class PolicyFolder implements AutoCloseable {

    private final PolicyManifest manifest;
    private final PolicyFiles files;
    private final OnnxGraph graph;
    private final ProviderChoice choice;

    private PolicyFolder(PolicyManifest manifest, PolicyFiles files, OnnxGraph graph, ProviderChoice choice) {
        this.manifest = manifest;
        this.files = files;
        this.graph = graph;
        this.choice = choice;
    }

    /// Opens a policy on the CPU, which repeats bit for bit.
    ///
    /// @param folderOrZip with `policy.yaml`, `golden.bin` and the ONNX graph
    /// @throws UserError when a part is missing, broken, or does not belong to the others
    public static PolicyFolder open(Path folderOrZip) {
        return open(folderOrZip, Provider.CPU);
    }

    /// Opens a policy on `provider`, which is proven on the golden pair.
    ///
    /// @throws UserError as above, and when the provider is not there
    public static PolicyFolder open(Path folderOrZip, Provider provider) {
        PolicyFiles files = PolicyFiles.at(folderOrZip);
        String yaml =
                new String(files.bytes(PolicyFiles.MANIFEST, PolicyFiles.MAX_MANIFEST_BYTES), StandardCharsets.UTF_8);
        PolicyManifest manifest = ManifestReader.read(files.label(PolicyFiles.MANIFEST), yaml);
        String goldenLabel = files.label(PolicyFiles.GOLDEN);
        Golden golden = GoldenFile.read(goldenLabel, files.bytes(PolicyFiles.GOLDEN, PolicyFiles.MAX_GOLDEN_BYTES));
        byte[] model = files.bytes(manifest.network().file(), PolicyFiles.MAX_GRAPH_BYTES);
        String label = files.label(manifest.network().file());
        Providers.Proven proven = Providers.prove(label, model, provider, graph -> {
            try (Denoiser denoiser = denoiser(graph, manifest)) {
                new GoldenProof(manifest).check(goldenLabel, golden, denoiser);
            }
        });
        PolicyFolder folder = new PolicyFolder(manifest, files, proven.graph(), proven.choice());
        if (!sha256(model).equals(manifest.network().sha256())) {
            folder.close();
            throw new UserError(
                    files.label(PolicyFiles.MANIFEST),
                    "network.sha256: " + manifest.network().file() + " has another checksum, " + sha256(model),
                    "The file was changed after the export; copy or export the policy again.");
        }
        return folder;
    }

    /// Writes a policy: computes checksum and golden pair, then writes the three files, the manifest last.
    ///
    /// @param folder made if it is not there
    /// @param manifest its checksum is replaced
    /// @param model the bytes of the ONNX graph
    /// @param example an observation from the data, for the golden pair
    /// @param seed of the golden pair's noise
    /// @throws UserError when the graph does not fit the manifest or the folder cannot be written
    public static void write(Path folder, PolicyManifest manifest, byte[] model, Observation example, long seed) {
        Golden golden;
        try (OnnxGraph graph = OnnxGraph.load(manifest.network().file(), model);
                Denoiser denoiser = denoiser(graph, manifest)) {
            GoldenProof proof = new GoldenProof(manifest);
            golden = proof.make(denoiser, example, seed);
            // a pair that proves nothing, because it is not finite, would only be found by who opens the policy
            proof.check(manifest.network().file(), golden, denoiser);
        }
        write(folder, manifest.withSha256(sha256(model)), model, GoldenFile.write(golden));
    }

    /// Writes this policy again with other sampler settings.
    ///
    /// @param folder may be the one it came from
    public void save(Path folder, SamplerSettings sampler) {
        write(
                folder,
                manifest.withSampler(sampler),
                files.bytes(manifest.network().file(), PolicyFiles.MAX_GRAPH_BYTES),
                files.bytes(PolicyFiles.GOLDEN, PolicyFiles.MAX_GOLDEN_BYTES));
    }

    /// What stands in `policy.yaml`.
    public PolicyManifest manifest() {
        return manifest;
    }

    /// Which provider computes the graph, and why.
    public ProviderChoice choice() {
        return choice;
    }

    /// A policy for one environment, as the manifest says.
    public DiffusionPolicy newPolicy() {
        return newPolicy(manifest.sampler());
    }

    /// A policy for one environment, with the sampler called `name`; see [SamplerSettings].
    ///
    /// @throws UserError when there is no such sampler
    public DiffusionPolicy newPolicy(String name) {
        try {
            return newPolicy(SamplerSettings.parse(
                    name, manifest.sampler(), manifest.diffusion().trainLevels()));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "sampler '" + name + "'",
                    String.valueOf(e.getMessage()),
                    "Use ddpm-100, ddim-10, rti or rti:ddim:25,10,3,0.",
                    e);
        }
    }

    /// A policy for one environment.
    public DiffusionPolicy newPolicy(SamplerSettings settings) {
        return new DiffusionPolicy(
                manifest.observation(), manifest.action(), manifest.diffusion(), settings, newDenoiser());
    }

    /// The bare network, for tuning and experiments.
    public Denoiser newDenoiser() {
        return denoiser(graph, manifest);
    }

    /// Ends the session.
    @Override
    public void close() {
        graph.close();
    }

    private static Denoiser denoiser(OnnxGraph graph, PolicyManifest m) {
        NetworkFile n = m.network();
        List<Integer> chunk = List.of(1, m.action().horizon(), m.action().dim());
        int sample = graph.require(graph.inputs(), n.sample(), chunk);
        int timestep = graph.require(graph.inputs(), n.timestep(), List.of(1));
        int condition = graph.require(
                graph.inputs(), n.condition(), List.of(1, m.observation().conditionSize()));
        int noise = graph.require(graph.outputs(), n.noise(), chunk);
        if (graph.inputs().size() != 3) {
            throw new UserError(
                    n.file(), "has inputs that no policy feeds: " + graph.inputs(), "Export it with the three named.");
        }
        return new GraphDenoiser(graph.newRunner(), sample, timestep, condition, noise);
    }

    private static void write(Path folder, PolicyManifest manifest, byte[] model, byte[] golden) {
        try {
            Files.createDirectories(folder);
            WholeFile.write(folder.resolve(manifest.network().file()), model);
            WholeFile.write(folder.resolve(PolicyFiles.GOLDEN), golden);
            WholeFile.write(
                    folder.resolve(PolicyFiles.MANIFEST),
                    ManifestWriter.write(manifest).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError(folder.toString(), "cannot be written (" + e + ")", "Check rights and space.", e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
