package dev.armature.hardware.franka.mock;

import java.util.Random;

/// Decides what becomes of each datagram. After Aeron's `LossGenerator`.
@FunctionalInterface
public interface LossGenerator {

    /// What becomes of a datagram.
    enum Fate {
        /// It arrives.
        PASS,
        /// It does not.
        LOSE,
        /// It arrives twice.
        DUPLICATE,
        /// It arrives after the next one.
        REORDER,
        /// Half of it arrives.
        TRUNCATE
    }

    /// The fate of datagram number `index`, which counts up from 0.
    Fate next(long index);

    /// Everything arrives.
    LossGenerator NONE = index -> Fate.PASS;

    /// Loses `count` datagrams from number `first` on.
    static LossGenerator burst(long first, long count) {
        return index -> index >= first && index < first + count ? Fate.LOSE : Fate.PASS;
    }

    /// Each datagram is hurt with a probability of `rate`, in one of the four ways; the same seed, the same
    /// fates.
    static LossGenerator random(double rate, long seed) {
        Random random = new Random(seed);
        Fate[] fates = {Fate.LOSE, Fate.DUPLICATE, Fate.REORDER, Fate.TRUNCATE};
        return index -> random.nextDouble() < rate ? fates[random.nextInt(fates.length)] : Fate.PASS;
    }
}
