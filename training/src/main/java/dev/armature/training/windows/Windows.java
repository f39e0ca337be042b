package dev.armature.training.windows;

/// Training data as the network sees it: for each window a condition and the chunk that belongs to it.
public final class Windows {

    private final int count;
    private final int conditionSize;
    private final int chunkSize;
    private final float[] conditions;
    private final float[] chunks;

    Windows(int count, int conditionSize, int chunkSize) {
        this.count = count;
        this.conditionSize = conditionSize;
        this.chunkSize = chunkSize;
        conditions = new float[Math.multiplyExact(count, conditionSize)];
        chunks = new float[Math.multiplyExact(count, chunkSize)];
    }

    /// Windows from arrays, which it keeps.
    ///
    /// @param conditions `count × conditionSize`, normalised
    /// @param chunks `count × chunkSize`, normalised
    /// @throws IllegalArgumentException when they differ in count
    public Windows(float[] conditions, int conditionSize, float[] chunks, int chunkSize) {
        this.count = conditions.length / conditionSize;
        this.conditionSize = conditionSize;
        this.chunkSize = chunkSize;
        this.conditions = conditions;
        this.chunks = chunks;
        if (count * conditionSize != conditions.length || count * chunkSize != chunks.length) {
            throw new IllegalArgumentException(conditions.length + " numbers of conditions in " + conditionSize
                    + " and " + chunks.length + " of chunks in " + chunkSize + " are not as many windows");
        }
    }

    /// How many windows.
    public int count() {
        return count;
    }

    /// To · Do.
    public int conditionSize() {
        return conditionSize;
    }

    /// H · Da.
    public int chunkSize() {
        return chunkSize;
    }

    /// Copies the condition of `window` to `out` from `offset` on.
    public void condition(int window, float[] out, int offset) {
        System.arraycopy(conditions, window * conditionSize, out, offset, conditionSize);
    }

    /// Element `i` of the chunk of `window`.
    public float action(int window, int i) {
        return chunks[window * chunkSize + i];
    }

    void set(int window, float[] condition, double[] chunk) {
        System.arraycopy(condition, 0, conditions, window * conditionSize, conditionSize);
        for (int i = 0; i < chunkSize; i++) {
            chunks[window * chunkSize + i] = (float) chunk[i];
        }
    }
}
