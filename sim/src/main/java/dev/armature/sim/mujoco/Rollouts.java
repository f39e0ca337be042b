package dev.armature.sim.mujoco;

import dev.armature.core.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs episodes on all cores, one worker a thread. Results come in the order of the episodes, and are the same bits as
/// on one thread when an episode depends on its number alone: reset everything, take the seed from the number.
public final class Rollouts {

    /// What one thread runs episodes with: its data, its policy, its renderer. Made, used and closed on that thread.
    public interface Worker<R> extends AutoCloseable {

        /// Runs one episode from its reset to its end.
        R run(int episode) throws Exception;

        @Override
        default void close() {}
    }

    /// Makes the worker of one thread, on that thread.
    @FunctionalInterface
    public interface WorkerFactory<R> {
        Worker<R> open() throws Exception;
    }

    /// Hears of each episode when it ends, one at a time, in any order, on the threads of the workers.
    @FunctionalInterface
    public interface Listener<R> {
        void finished(int episode, R result);
    }

    private final int threads;

    /// @param threads how many run at once
    public Rollouts(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("rollouts on " + threads + " threads");
        }
        this.threads = threads;
    }

    /// Runs episodes 0 to `episodes - 1`.
    ///
    /// @return the result of each, in order
    /// @throws UserError when an episode threw one
    /// @throws IllegalStateException when an episode failed; its cause is what the episode threw
    /// @throws InterruptedException when this thread was interrupted; episodes that had begun have ended
    public <R> List<R> run(int episodes, WorkerFactory<R> factory, Listener<? super R> listener)
            throws InterruptedException {
        Batch<R> batch = new Batch<>(episodes, factory, listener);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, episodes); i++) {
            workers.add(Thread.ofPlatform().name("rollout-" + i).daemon().start(batch));
        }
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    batch.stop();
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException("rollouts were interrupted");
        }
        return batch.results();
    }

    /// What the threads of one run share.
    private static final class Batch<R> implements Runnable {

        private final int episodes;
        private final WorkerFactory<R> factory;
        private final Listener<? super R> listener;
        private final AtomicInteger next = new AtomicInteger();
        private final Map<Integer, R> results = new ConcurrentHashMap<>();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Batch(int episodes, WorkerFactory<R> factory, Listener<? super R> listener) {
            this.episodes = episodes;
            this.factory = factory;
            this.listener = listener;
        }

        @Override
        public void run() {
            try (Worker<R> worker = factory.open()) {
                for (int i = begin(); i < episodes; i = begin()) {
                    finish(i, worker.run(i));
                }
            } catch (Throwable e) {
                // told by the thread that waits; what other threads throw afterwards adds nothing
                failure.compareAndSet(null, e);
                stop();
            }
        }

        void stop() {
            next.set(episodes);
        }

        /// The number of the next episode; at least `episodes` when there is none to begin.
        private int begin() {
            return next.getAndUpdate(i -> Math.min(i + 1, episodes));
        }

        private synchronized void finish(int episode, R result) {
            results.put(episode, result);
            listener.finished(episode, result);
        }

        List<R> results() {
            Throwable cause = failure.get();
            if (cause instanceof UserError error) {
                throw error;
            }
            if (cause != null) {
                throw new IllegalStateException("an episode failed: " + cause.getMessage(), cause);
            }
            return IntStream.range(0, episodes)
                    .mapToObj(i -> Objects.requireNonNull(results.get(i)))
                    .toList();
        }
    }
}
