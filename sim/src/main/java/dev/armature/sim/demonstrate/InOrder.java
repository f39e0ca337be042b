package dev.armature.sim.demonstrate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Hands on what comes in any order, numbered from 0, as soon as it and all before it are there.
final class InOrder<T> {

    private final Map<Integer, T> waiting = new HashMap<>();
    private final Consumer<? super T> next;
    private int passed;

    InOrder(Consumer<? super T> next) {
        this.next = next;
    }

    /// Takes what has `number`, and hands on what need not wait any more.
    void put(int number, T value) {
        waiting.put(number, value);
        for (T first = waiting.remove(passed); first != null; first = waiting.remove(passed)) {
            passed++;
            next.accept(first);
        }
    }
}
