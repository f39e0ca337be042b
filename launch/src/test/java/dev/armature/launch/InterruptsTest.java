package dev.armature.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Everything but Ctrl-C itself, which needs a process of its own and is tested with one.
final class InterruptsTest {

    @Test
    void shouldGiveWhatTheWorkGives() throws Exception {
        assertThat(Interrupts.guard(() -> 42, "go on")).isEqualTo(42);
    }

    @Test
    void shouldRunTheWorkOnTheCallersThread() throws Exception {
        assertThat(Interrupts.guard(Thread::currentThread, "")).isSameAs(Thread.currentThread());
    }

    @Test
    void shouldLetTheWorksOwnFailureThrough() {
        IOException broken = new IOException("disk");
        assertThatThrownBy(() -> Interrupts.guard(
                        () -> {
                            throw broken;
                        },
                        ""))
                .isSameAs(broken);
    }

    @Test
    void shouldLeaveNoHookBehind() throws Exception {
        AtomicReference<Integer> during = new AtomicReference<>(0);
        int before = hooks();
        for (int i = 0; i < 5; i++) {
            Interrupts.guard(
                    () -> {
                        during.set(hooks());
                        return 0;
                    },
                    "");
        }
        assertThat(hooks()).isEqualTo(before);
        assertThat(during.get()).isEqualTo(before);
    }

    /// Threads called as the hook is, that run: a hook runs only when the process ends.
    private static int hooks() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("ctrl-c"))
                .count();
    }

    @Test
    void shouldNest() throws Exception {
        assertThat(Interrupts.guard(() -> Interrupts.guard(() -> "inner", "a") + " outer", "b"))
                .isEqualTo("inner outer");
    }

    @Test
    void shouldPassAnInterruptToTheWork() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<String> seen = new AtomicReference<>("nothing");
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                Interrupts.guard(
                        () -> {
                            begun.countDown();
                            new CountDownLatch(1).await();
                            return 0;
                        },
                        "");
            } catch (InterruptedException e) {
                seen.set("interrupted");
            } catch (Exception e) {
                seen.set(e.toString());
            }
        });
        begun.await();
        worker.interrupt();
        worker.join();
        assertThat(seen.get()).isEqualTo("interrupted");
    }

    @Test
    void shouldFindItsFoldersBesideTheLauncher() {
        Path home = Home.folder();
        assertThat(home).isAbsolute().isEqualTo(home.normalize());
        assertThat(Home.models()).isEqualTo(home.resolve("models"));
        assertThat(Home.log()).startsWithRaw(Home.state()).startsWithRaw(home);
    }

    @Test
    void shouldKeepTheCodesThatScriptsRelyOn() {
        assertThat(new int[] {Exit.OK, Exit.FAILURE, Exit.USER_ERROR}).containsExactly(0, 1, 2);
    }
}
