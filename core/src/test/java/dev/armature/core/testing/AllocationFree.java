package dev.armature.core.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test whose body must allocate nothing on the Java heap once it is warm: it is run [#warmUp()] times, then
/// [#runs()] times while the bytes that its thread allocates are counted.
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AllocationFreeExtension.class)
public @interface AllocationFree {

    /// How often the body runs before bytes are counted.
    int warmUp() default 20_000;

    /// How often it runs while bytes are counted.
    int runs() default 10_000;
}
