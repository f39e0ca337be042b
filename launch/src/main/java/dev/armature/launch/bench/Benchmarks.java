package dev.armature.launch.bench;

import dev.armature.core.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// The benchmarks that there are, by name.
public final class Benchmarks {

    private final List<Benchmark> all;

    /// @throws IllegalArgumentException when two have one name
    public Benchmarks(Collection<? extends Benchmark> all) {
        List<Benchmark> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(Benchmark::name));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).name().equals(sorted.get(i - 1).name())) {
                throw new IllegalArgumentException(
                        "two benchmarks are called " + sorted.get(i).name());
            }
        }
        this.all = List.copyOf(sorted);
    }

    /// Those on the class path.
    public static Benchmarks installed() {
        return new Benchmarks(ServiceLoader.load(Benchmark.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /// All, by name.
    public List<Benchmark> sorted() {
        return all;
    }

    /// The one called `name`.
    ///
    /// @throws UserError when there is none
    public Benchmark named(String name) {
        return all.stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "armature bench",
                        "there is no '" + name + "'",
                        "Use one of: " + String.join(", ", names()) + "."));
    }

    private List<String> names() {
        return all.stream().map(Benchmark::name).toList();
    }
}
