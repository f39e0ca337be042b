package dev.armature.policies.diffusion;

/// The last chunk as the guess for the next: shifted by the rows that have passed, its last row repeated, and
/// expressed in the new reference and the scales of its new rows. No noise is added. Allocates nothing.
///
/// RTI-DP shifts the network's own numbers; that is right only while actions are absolute and all rows have one scale.
/// Here the chunk is kept in SI units, which no move of the reference can change.
public final class WarmStart {

    /// Rows passed when there is no chunk to start from.
    public static final int NONE = -1;

    private final ActionNormaliser normaliser;
    private final int horizon;
    private final int dim;
    private final boolean reReference;
    private final double[] clipTo;
    private final double[] si;
    private final double[] network;
    private boolean present;
    private long timeNanos;

    /// A warm start without a chunk.
    ///
    /// @param reReference false shifts the network's own numbers: the negative control
    public WarmStart(ActionLayout layout, ActionNormaliser normaliser, boolean reReference) {
        this.normaliser = normaliser;
        this.horizon = layout.horizon();
        this.dim = layout.dim();
        this.reReference = reReference;
        this.si = new double[layout.size()];
        this.network = new double[layout.size()];
        this.clipTo = layout.dims().stream()
                .mapToDouble(d -> d.discrete() == ActionDim.Discrete.CLIP ? 1 / d.factor() : 0)
                .toArray();
    }

    /// Whether there is a chunk.
    boolean present() {
        return present;
    }

    /// Forgets the chunk.
    public void forget() {
        present = false;
    }

    /// Keeps a chunk.
    ///
    /// @param solved H × Da in the network's units; not modified
    /// @param references that it is relative to
    /// @param captureNanos of the observation that it came from
    public void keep(double[] solved, double[] references, long captureNanos) {
        System.arraycopy(solved, 0, network, 0, network.length);
        for (int at = 0; at < network.length; at++) {
            double to = clipTo[at % dim];
            if (to > 0) {
                network[at] = network[at] < 0 ? -to : to;
            }
        }
        normaliser.toSi(network, references, si);
        timeNanos = captureNanos;
        present = true;
    }

    /// How many rows have passed at `captureNanos`: 0 when an observation comes again, as under latency.
    /// [#NONE] when there is no chunk, when it begins later, or when none of its rows reaches so far.
    public int rowsPassed(long captureNanos, long periodNanos) {
        if (!present) {
            return NONE;
        }
        long rows = Math.floorDiv(captureNanos - timeNanos + periodNanos / 2, periodNanos);
        return rows >= 0 && rows < horizon ? (int) rows : NONE;
    }

    /// Writes the guess.
    ///
    /// @param rows of [#rowsPassed(long, long)], ≥ 0
    /// @param references of the new observation
    /// @param out H × Da in the network's units; overwritten
    public void guess(int rows, double[] references, double[] out) {
        double[] from = reReference ? si : network;
        int kept = (horizon - rows) * dim;
        System.arraycopy(from, rows * dim, out, 0, kept);
        for (int at = kept; at < out.length; at += dim) {
            System.arraycopy(from, from.length - dim, out, at, dim);
        }
        if (reReference) {
            normaliser.toNetwork(out, references, out);
        }
    }
}
