package dev.armature.core;

import java.util.Arrays;

/// The arrays of one observation, each with its capture time. Allocated once, filled again and again.
///
/// Axis 0 of every array is time, oldest first: [#push] moves the window on by one step.
public final class Observation {

    private final ObservationSpec spec;
    private final float[][] floats;
    private final byte[][] bytes;
    private final long[] captureNanos;
    private final boolean[] filled;
    private final int[] frameSizes;

    /// An observation of zeros that nothing has been captured into.
    public Observation(ObservationSpec spec) {
        this.spec = spec;
        int n = spec.tensors().size();
        this.floats = new float[n][];
        this.bytes = new byte[n][];
        this.captureNanos = new long[n];
        this.filled = new boolean[n];
        this.frameSizes = new int[n];
        for (int i = 0; i < n; i++) {
            TensorSpec tensor = spec.tensors().get(i);
            boolean isFloat = tensor.dtype() == DType.FLOAT32;
            floats[i] = new float[isFloat ? tensor.size() : 0];
            frameSizes[i] = tensor.frameSize();
            bytes[i] = new byte[isFloat ? 0 : tensor.size()];
        }
    }

    /// What the arrays are.
    public ObservationSpec spec() {
        return spec;
    }

    /// The elements of float array `index`, row-major; the array itself, not a copy.
    public float[] floats(int index) {
        return floats[index];
    }

    /// The elements of byte array `index`, row-major; the array itself, not a copy.
    public byte[] bytes(int index) {
        return bytes[index];
    }

    /// When the newest step of array `index` was captured, in nanoseconds of the loop's clock.
    public long captureNanos(int index) {
        return captureNanos[index];
    }

    /// The capture time of the array that is oldest: what this observation can be trusted for.
    public long oldestCaptureNanos() {
        long oldest = captureNanos[0];
        for (int i = 1; i < captureNanos.length; i++) {
            if (captureNanos[i] - oldest < 0) {
                oldest = captureNanos[i];
            }
        }
        return oldest;
    }

    /// Moves the window of float array `index` on by one step and appends `frame`. The first frame after a
    /// [#clear()] fills the whole window. Allocates nothing.
    ///
    /// @param frame the newest step, at least [TensorSpec#frameSize()] long; not modified
    /// @param timeNanos when it was captured
    public void push(int index, float[] frame, long timeNanos) {
        push(index, floats[index], floats[index].length, frame, timeNanos);
    }

    /// The same for byte array `index`.
    public void push(int index, byte[] frame, long timeNanos) {
        push(index, bytes[index], bytes[index].length, frame, timeNanos);
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // both are arrays of one kind
    private void push(int index, Object window, int length, Object frame, long timeNanos) {
        int size = frameSizes[index];
        if (filled[index]) {
            System.arraycopy(window, size, window, 0, length - size);
            System.arraycopy(frame, 0, window, length - size, size);
        } else {
            for (int offset = 0; offset < length; offset += size) {
                System.arraycopy(frame, 0, window, offset, size);
            }
        }
        filled[index] = true;
        captureNanos[index] = timeNanos;
    }

    /// Forgets the past: the next frame fills the whole window. Call it when an episode begins.
    public void clear() {
        Arrays.fill(filled, false);
    }

    /// Takes over everything from an observation of the same spec. Allocates nothing.
    public void copyFrom(Observation other) {
        for (int i = 0; i < floats.length; i++) {
            System.arraycopy(other.floats[i], 0, floats[i], 0, floats[i].length);
            System.arraycopy(other.bytes[i], 0, bytes[i], 0, bytes[i].length);
            captureNanos[i] = other.captureNanos[i];
            filled[i] = other.filled[i];
        }
    }

    /// Whether every array has been captured at least once since the last [#clear()].
    public boolean complete() {
        for (boolean f : filled) {
            if (!f) {
                return false;
            }
        }
        return true;
    }

    /// Whether every float is finite.
    public boolean finite() {
        for (float[] array : floats) {
            for (float x : array) {
                if (!Float.isFinite(x)) {
                    return false;
                }
            }
        }
        return true;
    }
}
