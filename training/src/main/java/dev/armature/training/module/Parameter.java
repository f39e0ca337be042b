package dev.armature.training.module;

import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/// One weight or bias: a view into its block of [Parameters].
public final class Parameter {

    private final Parameters block;
    private final String name;
    private final int offset;
    private final long[] shape;
    private final int size;
    private float @Nullable [] initial;
    private @Nullable Tensor tensor;

    Parameter(Parameters block, String name, int offset, long... shape) {
        this.block = block;
        this.name = name;
        this.offset = offset;
        this.shape = shape.clone();
        this.initial = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        this.size = initial.length;
    }

    /// Such as `block0.linear1.weight`.
    public String name() {
        return name;
    }

    /// Length of each axis, outermost first.
    public long[] shape() {
        return shape.clone();
    }

    /// How many numbers.
    public int size() {
        return size;
    }

    /// The values as a leaf that wants gradients.
    public Tensor tensor() {
        block.values();
        return Objects.requireNonNull(tensor);
    }

    /// A copy of the values, row-major.
    public float[] toArray() {
        float[] out = new float[size];
        block.values().data_ptr_float().position(offset).get(out);
        return out;
    }

    float[] initial() {
        return Objects.requireNonNull(initial);
    }

    /// Takes its place in the flat tensors and writes its initial values there.
    void place(Tensor flat, Tensor gradients, FloatPointer data) {
        data.position(offset).put(initial());
        initial = null;
        Tensor leaf = flat.narrow(0, offset, size).view(shape).detach().retainReference();
        leaf.set_requires_grad(true);
        // with a gradient in place, backward adds to it instead of making a new one
        leaf.mutable_grad().put(gradients.narrow(0, offset, size).view(shape));
        tensor = leaf;
    }
}
