package dev.armature.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.core.ActionSpec.Kind;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Shapes of observations and actions: what they count, what they refuse, and that nobody changes them later.
class SpecsTest {

    @Property(tries = 200, seed = "71")
    void shouldMultiplyTheAxes(@ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 9) Integer> shape) {
        TensorSpec tensor = new TensorSpec("a", DType.FLOAT32, shape, List.of(), "1", "");
        int product = 1;
        for (int n : shape) {
            product *= n;
        }
        assertThat(tensor.size()).isEqualTo(product);
        assertThat(tensor.frameSize() * shape.getFirst()).isEqualTo(product);
    }

    @Property(tries = 200, seed = "72")
    void shouldRefuseAnAxisThatIsNotPositiveWhereverItStands(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 9) Integer> shape,
            @ForAll @IntRange(min = -3, max = 0) int bad,
            @ForAll int place) {
        List<Integer> broken = new ArrayList<>(shape);
        broken.set(Math.floorMod(place, shape.size()), bad);
        assertThatThrownBy(() -> new TensorSpec("depth", DType.UINT8, broken, List.of(), "m", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("depth")
                .hasMessageContaining(broken.toString());
    }

    @Test
    void shouldRefuseATensorWithoutAxes() {
        assertThatThrownBy(() -> new TensorSpec("a", DType.UINT8, List.of(), List.of(), "1", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a: ");
    }

    @Test
    void shouldNotCountBeyondAnInt() {
        TensorSpec huge = new TensorSpec("a", DType.UINT8, List.of(1 << 16, 1 << 16), List.of(), "1", "");
        assertThatThrownBy(huge::size).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldMakeAWindowOfTheNames() {
        TensorSpec window = TensorSpec.window("observation.state", 2, List.of("x", "y", "z"), "m", "base");
        assertThat(window)
                .isEqualTo(new TensorSpec(
                        "observation.state", DType.FLOAT32, List.of(2, 3), List.of("x", "y", "z"), "m", "base"));
        assertThatThrownBy(() -> TensorSpec.window("empty", 2, List.of(), "m", "base"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> TensorSpec.window("never", 0, List.of("x"), "m", "base"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[0, 1]");
    }

    @Test
    void shouldNameTheArrayThatStandsTwice() {
        TensorSpec one = TensorSpec.window("observation.state", 1, List.of("x"), "m", "");
        TensorSpec two = TensorSpec.window("observation.state", 2, List.of("y"), "rad", "");
        assertThatThrownBy(() -> new ObservationSpec(List.of(one, two)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("observation.state")
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new ObservationSpec(List.of())).hasMessageContaining("at least one");
    }

    @Property(tries = 100, seed = "73")
    void shouldFindEveryArrayByItsName(@ForAll @IntRange(min = 1, max = 8) int n) {
        List<TensorSpec> tensors = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            tensors.add(TensorSpec.window("t" + i, 1, List.of("x"), "m", ""));
        }
        ObservationSpec spec = new ObservationSpec(tensors);
        for (int i = 0; i < n; i++) {
            assertThat(spec.indexOf("t" + i)).isEqualTo(i);
        }
        assertThat(spec.indexOf("t" + n)).isEqualTo(-1);
        assertThat(spec.indexOf("")).isEqualTo(-1);
    }

    @Test
    void shouldNotChangeWithTheListsItWasMadeOf() {
        List<String> names = new ArrayList<>(List.of("x"));
        List<String> units = new ArrayList<>(List.of("m"));
        List<Integer> shape = new ArrayList<>(List.of(2, 1));
        ActionSpec action = new ActionSpec(Kind.CARTESIAN_POSITION, names, units, "base");
        TensorSpec tensor = new TensorSpec("a", DType.FLOAT32, shape, names, "m", "");
        List<TensorSpec> tensors = new ArrayList<>(List.of(tensor));
        ObservationSpec observation = new ObservationSpec(tensors);
        names.add("y");
        units.clear();
        shape.set(0, 99);
        tensors.clear();
        assertThat(action.dim()).isEqualTo(1);
        assertThat(action.units()).containsExactly("m");
        assertThat(tensor.size()).isEqualTo(2);
        assertThat(tensor.names()).containsExactly("x");
        assertThat(observation.tensors()).hasSize(1);
        assertThatThrownBy(() -> action.names().add("z")).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void shouldCountNamesAndUnitsWhenTheyDiffer(int units) {
        List<String> given = List.of("m", "m", "m").subList(0, units);
        assertThatThrownBy(() -> new ActionSpec(Kind.MOTOR, List.of("a", "b"), given, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 action names and " + units + " units");
    }

    @Test
    void shouldTakeTheLastDimensionWithoutAUnitForTheGripper() {
        List<String> names = List.of("a", "b", "c");
        ActionSpec held = new ActionSpec(Kind.JOINT_VELOCITY, names, List.of("1", "rad/s", "1"), "");
        assertThat(List.of(held.isGripper(0), held.isGripper(1), held.isGripper(2)))
                .containsExactly(false, false, true);
        ActionSpec bare = new ActionSpec(Kind.CARTESIAN_DELTA, names, List.of("m", "m", "m"), "base");
        assertThat(bare.isGripper(2)).isFalse();
        ActionSpec rotors = new ActionSpec(Kind.MOTOR, names, List.of("1", "1", "1"), "");
        assertThat(rotors.isGripper(2)).isFalse();
    }

    @Test
    void shouldRefuseAnActionWithoutDimensions() {
        assertThatThrownBy(() -> new ActionSpec(Kind.MOTOR, List.of(), List.of(), ""))
                .hasMessage("0 action names and 0 units");
    }
}
