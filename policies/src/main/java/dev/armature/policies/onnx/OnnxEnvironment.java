package dev.armature.policies.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// ONNX Runtime of this process. Whoever needs it takes it from here: what must be set before it begins is set here.
public final class OnnxEnvironment {

    private static final OrtEnvironment ENVIRONMENT = begin();

    private OnnxEnvironment() {}

    /// The one environment. Its errors come as exceptions, its warnings are not shown.
    public static OrtEnvironment get() {
        return ENVIRONMENT;
    }

    /// Telemetry is switched off before anything else: a robot's computer tells nobody what it runs. In 1.29 it also
    /// matches the command line with a recursive regular expression, which overruns the stack and kills the process
    /// when the class path is long (onnxruntime issue 32173, vespa pull request 37786).
    private static OrtEnvironment begin() {
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int failed =
                    (int) setenv.invokeExact(arena.allocateFrom("ORT_DISABLE_TELEMETRY"), arena.allocateFrom("1"), 1);
            if (failed != 0) {
                throw new IllegalStateException("setenv says " + failed);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("telemetry of ONNX Runtime cannot be switched off", e);
        }
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "armature");
    }
}
