package dev.armature.training.module;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/// All trainable numbers of a network, in one flat tensor, and their gradients in another.
///
/// Each [Parameter] is a view. An optimizer, an average or a checkpoint then is a few operations on one vector in
/// place of hundreds on small ones. Layers [#add] their parameters in their constructors; the first use of a tensor
/// seals the block.
///
/// Initial values come from this class's own generator, so a seed fixes a network whatever libtorch does.
public final class Parameters {

    private final SplittableRandom random;
    private final List<Parameter> parameters = new ArrayList<>();
    private int count;
    private @Nullable Tensor values;
    private @Nullable Tensor gradients;

    /// An empty block.
    public Parameters(long seed) {
        random = new SplittableRandom(seed);
    }

    /// Adds a parameter whose elements are uniform in ±`bound`.
    ///
    /// @throws IllegalStateException when the block is sealed
    public Parameter uniform(String name, double bound, long... shape) {
        Parameter parameter = add(name, shape);
        float[] initial = parameter.initial();
        for (int i = 0; i < initial.length; i++) {
            initial[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return parameter;
    }

    /// Adds a parameter whose elements are all `value`.
    ///
    /// @throws IllegalStateException when the block is sealed
    public Parameter constant(String name, float value, long... shape) {
        Parameter parameter = add(name, shape);
        Arrays.fill(parameter.initial(), value);
        return parameter;
    }

    /// How many numbers there are.
    public int count() {
        return count;
    }

    /// All values, one axis. Writing to it changes the network.
    public Tensor values() {
        return values == null ? seal() : values;
    }

    /// All gradients, one axis; `backward` adds to it.
    public Tensor gradients() {
        values();
        return Objects.requireNonNull(gradients);
    }

    /// A copy of all values.
    public float[] toArray() {
        float[] out = new float[count];
        values().data_ptr_float().get(out);
        return out;
    }

    /// Replaces all values.
    ///
    /// @throws IllegalArgumentException when there are not [#count()] of them
    public void set(float[] all) {
        if (all.length != count) {
            throw new IllegalArgumentException(all.length + " values for a network of " + count);
        }
        values().data_ptr_float().put(all);
    }

    private Parameter add(String name, long... shape) {
        if (values != null) {
            throw new IllegalStateException("the network is in use, no parameter can be added: " + name);
        }
        Parameter parameter = new Parameter(this, name, count, shape);
        parameters.add(parameter);
        count = Math.addExact(count, parameter.size());
        return parameter;
    }

    private Tensor seal() {
        // the references outlive whatever scope the first forward pass happens to run in
        try (PointerScope scope = new PointerScope()) {
            Tensor flat = torch.zeros(count).retainReference();
            Tensor flatGradients = torch.zeros(count).retainReference();
            FloatPointer data = flat.data_ptr_float();
            for (Parameter parameter : parameters) {
                parameter.place(flat, flatGradients, data);
            }
            values = flat;
            gradients = flatGradients;
            return flat;
        }
    }
}
