package dev.armature.training.windows;

import dev.armature.core.ActionSpec;
import dev.armature.core.UserError;
import dev.armature.datasets.Column;
import dev.armature.datasets.Episode;
import dev.armature.datasets.Feature;
import dev.armature.policies.diffusion.ActionDim;
import dev.armature.policies.diffusion.ActionLayout;
import dev.armature.policies.diffusion.ObservationLayout;
import dev.armature.policies.diffusion.ObservedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Finds out from demonstrations how a policy's inputs and outputs are scaled.
///
/// Each row of each action dimension has its own scale: in a relative chunk the near rows vary by centimetres and the
/// far ones by decimetres, and one scale for all would drown the near ones, which are the ones that are executed.
///
/// @param observation what the policy sees
/// @param action what it commands
public record WindowLayouts(ObservationLayout observation, ActionLayout action) {

    private static final List<String> POSITION = List.of("x", "y", "z");
    private static final Pattern LENGTH = Pattern.compile("(ee|object|obstacle|tray|socket)_[xyz]|gripper_width");
    private static final String GRIPPER = "gripper";
    private static final String BASE = "base";

    /// Scales that fit `train`, the episodes that are learned from.
    ///
    /// @param frames all demonstrations
    /// @throws UserError when an action's name is not known here
    public static WindowLayouts fit(Demonstrations frames, List<Episode> train, WindowSettings settings) {
        List<ObservedTensor> tensors = frames.observations().stream()
                .map(column -> observed(column, train, settings))
                .toList();
        List<ActionDim> dims = new ArrayList<>();
        List<String> names = frames.action().feature().names();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(GRIPPER)) {
                dims.add(ActionDim.discrete(GRIPPER, settings.gripper(), settings.gripperFactor()));
            } else if (POSITION.contains(names.get(i))) {
                dims.add(position(frames, train, i, settings));
            } else {
                throw new UserError(
                        frames.name(),
                        "action '" + names.get(i) + "' is not known",
                        "Cartesian positions x, y, z in the base frame and a gripper can be trained.");
            }
        }
        return new WindowLayouts(
                new ObservationLayout(settings.observationSteps(), tensors),
                new ActionLayout(
                        ActionSpec.Kind.CARTESIAN_POSITION,
                        BASE,
                        1.0 / frames.fps(),
                        settings.horizon(),
                        settings.clip(),
                        dims));
    }

    private static ObservedTensor observed(Column column, List<Episode> train, WindowSettings settings) {
        Feature feature = column.feature();
        int width = feature.width();
        double[] min = new double[width];
        double[] max = new double[width];
        Arrays.fill(min, Double.POSITIVE_INFINITY);
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
        for (Episode episode : train) {
            for (long at = episode.fromIndex() * width; at < episode.toIndex() * width; at++) {
                int i = (int) (at % width);
                min[i] = Math.min(min[i], column.at((int) at));
                max[i] = Math.max(max[i], column.at((int) at));
            }
        }
        return ObservedTensor.minMax(
                feature.key(),
                feature.names(),
                unit(feature.names()),
                BASE,
                min,
                max,
                settings.observationRangeFloor());
    }

    /// `m` where every name is a position that the twin's tasks show. A dataset says no units: a policy of another one
    /// says none.
    private static String unit(List<String> names) {
        boolean lengths = !names.isEmpty()
                && names.stream().allMatch(name -> LENGTH.matcher(name).matches());
        return lengths ? "m" : "1";
    }

    private static ActionDim position(Demonstrations frames, List<Episode> train, int i, WindowSettings settings) {
        String name = frames.action().feature().names().get(i);
        Reference reference = settings.relative() ? Reference.of(frames, "ee_" + name) : Reference.NONE;
        int count = train.stream().mapToInt(Episode::length).sum();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        double[] values = new double[count];
        for (int row = 0; row < settings.horizon(); row++) {
            int n = 0;
            for (Episode episode : train) {
                for (int t = 0; t < episode.length(); t++) {
                    int commanded = WindowBuilder.frame(episode, t + row - (settings.observationSteps() - 1));
                    int present = WindowBuilder.frame(episode, t);
                    values[n++] = frames.action().at(commanded * frames.action().width() + i) - reference.at(present);
                }
            }
            double l = Percentiles.of(values, settings.lowPercentile());
            double h = Percentiles.of(values, settings.highPercentile());
            double widen = Math.max(0, settings.actionRangeFloor() - (h - l)) / 2;
            low.add(l - widen);
            high.add(h + widen);
        }
        return ActionDim.continuous(name, "m", reference.path(), low, high);
    }

    /// The observed element that a relative dimension refers to.
    private record Reference(String path, float[] values, int width, int element) {

        static final Reference NONE = new Reference("", new float[1], 0, 0);

        static Reference of(Demonstrations frames, String element) {
            for (Column column : frames.observations()) {
                int place = column.feature().names().indexOf(element);
                if (column.feature().key().equals(Demonstrations.STATE) && place >= 0) {
                    String path = Demonstrations.STATE + "/" + element;
                    return new Reference(path, column.floats(), column.width(), place);
                }
            }
            throw new UserError(
                    frames.name(),
                    Demonstrations.STATE + " has no '" + element + "', to which the action is relative",
                    "Record it, or set relative: false.");
        }

        float at(int frame) {
            return values[frame * width + element];
        }
    }
}
