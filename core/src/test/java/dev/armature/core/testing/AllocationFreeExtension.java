package dev.armature.core.testing;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Counts what the body of an [AllocationFree] test allocates.
final class AllocationFreeExtension implements InvocationInterceptor {

    private static final int ATTEMPTS = 5;

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> context,
            ExtensionContext extension)
            throws Throwable {
        AllocationFree setting = context.getExecutable().getAnnotation(AllocationFree.class);
        Method method = context.getExecutable();
        method.setAccessible(true);
        MethodHandle body = MethodHandles.lookup()
                .unreflect(method)
                .bindTo(context.getTarget().orElseThrow())
                .asType(MethodType.methodType(void.class));
        invocation.proceed();
        long bytes = Long.MAX_VALUE;
        // the compiler may recompile while we count: the claim is the steady state, so the best of a few rounds
        for (int attempt = 0; attempt < ATTEMPTS && bytes != 0; attempt++) {
            repeat(body, setting.warmUp());
            bytes = allocatedBy(body, setting.runs());
        }
        if (bytes != 0) {
            throw new AssertionError(method.getName() + " allocated " + bytes + " B in " + setting.runs() + " runs");
        }
    }

    private static long allocatedBy(MethodHandle body, int runs) throws Throwable {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long empty = -threads.getCurrentThreadAllocatedBytes() + threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(body, runs);
        return threads.getCurrentThreadAllocatedBytes() - before - empty;
    }

    private static void repeat(MethodHandle body, int runs) throws Throwable {
        for (int i = 0; i < runs; i++) {
            body.invokeExact();
        }
    }
}
