package dev.armature.training.optim;

import dev.armature.training.module.Parameters;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019), the same arithmetic as torch's, on one flat tensor.
///
/// Its whole state is two vectors and a count, which [#firstMoment], [#secondMoment] and [#steps] show and
/// [#restore] takes back.
public final class AdamW {

    private final Parameters parameters;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double weightDecay;
    private final Tensor first;
    private final Tensor second;
    private long steps;

    /// @param parameters what is trained; seals it
    /// @param beta1 forgetting of the mean gradient
    /// @param beta2 forgetting of the mean square
    /// @param epsilon added to the root
    /// @param weightDecay part of a weight that goes with each step of learning rate 1
    public AdamW(Parameters parameters, double beta1, double beta2, double epsilon, double weightDecay) {
        this.parameters = parameters;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.weightDecay = weightDecay;
        first = torch.zeros_like(parameters.values()).retainReference();
        second = torch.zeros_like(parameters.values()).retainReference();
    }

    /// Moves the parameters along their gradients and sets the gradients to zero.
    public void step(double learningRate) {
        steps++;
        double correction1 = 1 - Math.pow(beta1, steps);
        double correction2 = Math.sqrt(1 - Math.pow(beta2, steps));
        try (PointerScope scope = new PointerScope()) {
            Tensor gradient = parameters.gradients();
            parameters.values().mul_(new Scalar(1 - learningRate * weightDecay));
            first.lerp_(gradient, new Scalar(1 - beta1));
            second.mul_(new Scalar(beta2)).addcmul_(gradient, gradient, new Scalar(1 - beta2));
            Tensor root = second.sqrt().div_(new Scalar(correction2)).add_(new Scalar(epsilon));
            parameters.values().addcdiv_(first, root, new Scalar(-learningRate / correction1));
            gradient.zero_();
        }
    }

    /// How many steps were made.
    public long steps() {
        return steps;
    }

    /// A copy of the running mean of the gradients.
    public float[] firstMoment() {
        return copy(first);
    }

    /// A copy of the running mean of the gradients' squares.
    public float[] secondMoment() {
        return copy(second);
    }

    /// Goes on from a state that was taken before.
    ///
    /// @throws IllegalArgumentException when it is of another network
    public void restore(float[] firstMoment, float[] secondMoment, long steps) {
        if (firstMoment.length != parameters.count() || secondMoment.length != parameters.count()) {
            throw new IllegalArgumentException(
                    firstMoment.length + " moments for " + parameters.count() + " parameters");
        }
        first.data_ptr_float().put(firstMoment);
        second.data_ptr_float().put(secondMoment);
        this.steps = steps;
    }

    private static float[] copy(Tensor tensor) {
        float[] out = new float[(int) tensor.numel()];
        tensor.data_ptr_float().get(out);
        return out;
    }
}
