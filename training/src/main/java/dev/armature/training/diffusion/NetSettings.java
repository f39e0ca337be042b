package dev.armature.training.diffusion;

import dev.armature.training.denoiser.ConditionalUnet1d;
import dev.armature.training.denoiser.Denoiser;
import dev.armature.training.denoiser.ResidualMlpDenoiser;
import java.util.List;

/// Which network, and how large.
///
/// @param kind of network
/// @param width of the perceptron's layers
/// @param depth blocks of the perceptron
/// @param channels of the U-Net's levels, outermost first, multiples of 8
/// @param kernel taps of the U-Net's convolutions, odd
public record NetSettings(Kind kind, int width, int depth, List<Integer> channels, int kernel) {

    /// The two denoisers.
    public enum Kind {
        /// Perceptron with residual blocks: microseconds at batch 1.
        MLP,
        /// Convolutions over the rows of the chunk, as published.
        UNET
    }

    private static final int TIME_WIDTH = 64;

    /// What the channels of each level of the U-Net must be a multiple of.
    public static final int CHANNELS_DIVISOR = 8;

    /// Three blocks 256 wide; the U-Net 64, 128, 256.
    public static final NetSettings DEFAULT = new NetSettings(Kind.MLP, 256, 3, List.of(64, 128, 256), 5);

    /// @throws IllegalArgumentException when a number is out of range
    public NetSettings {
        channels = List.copyOf(channels);
        if (width < 1 || depth < 1 || kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException(
                    "width " + width + " and depth " + depth + " must be >= 1, kernel " + kernel + " odd");
        }
        if (channels.size() < 2 || channels.stream().anyMatch(c -> c < 1 || c % CHANNELS_DIVISOR != 0)) {
            throw new IllegalArgumentException(
                    "channels " + channels + " must be two levels or more, each a multiple of " + CHANNELS_DIVISOR);
        }
    }

    /// The same with another network.
    public NetSettings withKind(Kind other) {
        return new NetSettings(other, width, depth, channels, kernel);
    }

    /// An untrained network.
    ///
    /// @param horizon H
    /// @param actionDim Da
    /// @param conditionDim To · Do
    public Denoiser build(int horizon, int actionDim, int conditionDim, long seed) {
        return switch (kind) {
            case MLP -> new ResidualMlpDenoiser(horizon, actionDim, conditionDim, width, depth, seed);
            case UNET ->
                new ConditionalUnet1d(
                        horizon,
                        actionDim,
                        conditionDim,
                        channels.stream().mapToInt(Integer::intValue).toArray(),
                        kernel,
                        TIME_WIDTH,
                        seed);
        };
    }
}
