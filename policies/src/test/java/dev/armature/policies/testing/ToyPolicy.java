package dev.armature.policies.testing;

import dev.armature.core.ActionSpec;
import dev.armature.core.Observation;
import dev.armature.policies.diffusion.ActionDim;
import dev.armature.policies.diffusion.ActionLayout;
import dev.armature.policies.diffusion.Diffusion;
import dev.armature.policies.diffusion.NoiseSchedule;
import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.policies.diffusion.ObservedTensor;
import dev.armature.policies.file.NetworkFile;
import dev.armature.policies.file.PolicyFolder;
import dev.armature.policies.file.PolicyManifest;
import dev.armature.policies.file.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A small policy of the shape of `place`: relative x and y, absolute z, a gripper scaled by 10.
public final class ToyPolicy {

    /// H.
    public static final int HORIZON = 16;

    /// Da.
    public static final int DIM = 4;

    /// Time between rows.
    public static final long PERIOD_NANOS = 100_000_000L;

    private ToyPolicy() {}

    /// Two steps of a state and an environment state.
    public static ObservationLayout observation() {
        return new ObservationLayout(
                2,
                List.of(
                        ObservedTensor.minMax(
                                "observation.state",
                                List.of("ee_x", "ee_y", "ee_z", "gripper_width"),
                                "m",
                                "base",
                                new double[] {0.3, -0.3, 0, 0},
                                new double[] {0.7, 0.3, 0.5, 0.08},
                                1e-3),
                        ObservedTensor.minMax(
                                "observation.environment_state",
                                List.of("cube_x", "cube_y"),
                                "m",
                                "base",
                                new double[] {0.3, -0.3},
                                new double[] {0.7, 0.3},
                                1e-3)));
    }

    /// The action, with the gripper as `discrete` says.
    public static ActionLayout action(ActionDim.Discrete discrete) {
        List<Double> high = IntStream.range(0, HORIZON)
                .mapToDouble(h -> 0.02 + 0.01 * h)
                .boxed()
                .toList();
        List<Double> low = high.stream().map(x -> -x).toList();
        return new ActionLayout(
                ActionSpec.Kind.CARTESIAN_POSITION,
                "base",
                0.1,
                HORIZON,
                1.5,
                List.of(
                        ActionDim.continuous("x", "m", "observation.state/ee_x", low, high),
                        ActionDim.continuous("y", "m", "observation.state/ee_y", low, high),
                        ActionDim.continuous("z", "m", "", same(0.0), same(0.5)),
                        ActionDim.discrete("gripper", discrete, 10)));
    }

    /// How the network was "trained".
    public static Diffusion diffusion() {
        return new Diffusion(NoiseSchedule.Kind.SQUARED_COSINE, 100, 1.5);
    }

    /// Its manifest.
    public static PolicyManifest manifest() {
        return new PolicyManifest(
                "toy",
                "place",
                "Apache-2.0",
                new Provenance(
                        "toy data", 0.04, "abc123", 7, "armature train diffusion --seed 7", "steps=9", "2026-11-21"),
                observation(),
                action(ActionDim.Discrete.SCALE),
                NetworkFile.DEFAULT,
                diffusion(),
                diffusion().untuned());
    }

    /// An observation of the arm at (x, y), captured at `timeNanos`.
    public static Observation observed(double x, double y, long timeNanos) {
        Observation observation = observation().newObservation();
        push(observation, x, y, timeNanos);
        return observation;
    }

    /// Moves an observation on.
    public static void push(Observation observation, double x, double y, long timeNanos) {
        observation.push(0, new float[] {(float) x, (float) y, 0.2f, 0.04f}, timeNanos);
        observation.push(1, new float[] {0.5f, 0.1f}, timeNanos);
    }

    /// Writes it with the weights of `seed`.
    public static void write(Path folder, long seed) {
        PolicyManifest manifest = manifest();
        byte[] model = ToyNetwork.onnx(HORIZON, DIM, manifest.observation().conditionSize(), seed);
        PolicyFolder.write(folder, manifest, model, observed(0.5, 0.05, 0), 1);
    }

    private static List<Double> same(double value) {
        return DoubleStream.generate(() -> value).limit(HORIZON).boxed().toList();
    }
}
