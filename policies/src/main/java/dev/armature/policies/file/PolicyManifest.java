package dev.armature.policies.file;

import dev.armature.policies.diffusion.ActionLayout;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.policies.diffusion.SamplerSettings;

/// What stands in `policy.yaml`, kind `diffusion`.
///
/// @param name of the policy, such as `place`
/// @param task that it was trained for
/// @param licence SPDX identifier of the weights
/// @param provenance where it comes from
/// @param observation what it looks at
/// @param action what it commands
/// @param network its graph
/// @param diffusion how the graph was trained
/// @param sampler how it is run unless told otherwise
public record PolicyManifest(
        String name,
        String task,
        String licence,
        Provenance provenance,
        ObservationLayout observation,
        ActionLayout action,
        NetworkFile network,
        Diffusion diffusion,
        SamplerSettings sampler) {

    /// @throws IllegalArgumentException when a dimension is relative to what is not observed
    public PolicyManifest {
        action.normaliser(observation);
    }

    /// The same with other sampler settings.
    public PolicyManifest withSampler(SamplerSettings other) {
        return new PolicyManifest(name, task, licence, provenance, observation, action, network, diffusion, other);
    }

    PolicyManifest withSha256(String hex) {
        return new PolicyManifest(
                name, task, licence, provenance, observation, action, network.withSha256(hex), diffusion, sampler);
    }
}
