package dev.armature.policies.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import dev.armature.core.UserError;
import dev.armature.policies.Port;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A loaded ONNX graph: one session, shared by all runners of it. Thread-safe.
///
/// Every axis must be fixed, every input and output a float32 or int64 tensor.
public final class OnnxGraph implements AutoCloseable {

    private static final OrtEnvironment ENVIRONMENT = OnnxEnvironment.get();
    private static final String WAY_OUT = "Export the graph again with fixed shapes, in float32.";

    private final String label;
    private final OrtSession session;
    private final long handle;
    private volatile boolean closed;
    private final List<Port> inputs;
    private final List<Port> outputs;

    private OnnxGraph(String label, OrtSession session) throws OrtException {
        this.label = label;
        this.session = session;
        this.handle = OrtApi.handle(session);
        this.inputs = ports(label, session.getInputInfo().values());
        this.outputs = ports(label, session.getOutputInfo().values());
        for (Port output : outputs) {
            if (output.type() != Port.Type.FLOAT32) {
                throw new UserError(label, "output " + output + " is not float32", WAY_OUT);
            }
        }
    }

    /// Loads a graph on the CPU with one thread: what a control machine wants.
    ///
    /// @param label what errors call the graph, such as its file
    /// @param model the bytes of the `.onnx` file
    public static OnnxGraph load(String label, byte[] model) {
        return load(label, model, Provider.CPU, 1);
    }

    /// Loads a graph on `provider`.
    ///
    /// @param threads for one operator, > 0; more than one only for big graphs such as vision encoders
    /// @throws UserError when the bytes are no graph, a shape is not fixed, or the provider is not there
    public static OnnxGraph load(String label, byte[] model, Provider provider, int threads) {
        OrtSession session = null;
        try (SessionOptions options = new SessionOptions()) {
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // a spinning pool steals the core from the control loop between two calls
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            Providers.add(label, provider, options);
            session = ENVIRONMENT.createSession(model, options);
            return new OnnxGraph(label, session);
        } catch (OrtException e) {
            close(session);
            throw new UserError(
                    label,
                    "is not a graph that ONNX Runtime can load (" + e.getMessage() + ")",
                    "The file may be cut off or not ONNX at all; copy or export it again.",
                    e);
        } catch (UserError e) {
            close(session);
            throw e;
        }
    }

    /// What goes in, in the graph's order.
    public List<Port> inputs() {
        return inputs;
    }

    /// What comes out, in the graph's order.
    public List<Port> outputs() {
        return outputs;
    }

    /// Checks that input or output `name` of `ports` is there with `shape`.
    ///
    /// @return its place
    /// @throws UserError when it is not
    public int require(List<Port> ports, String name, List<Integer> shape) {
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            if (port.name().equals(name)) {
                if (port.shape().equals(shape)) {
                    return i;
                }
                throw new UserError(
                        label,
                        "'" + name + "' has shape " + port.shape() + " where the policy needs " + shape,
                        "The graph belongs to other dimensions; check the policy's observation and action.");
            }
        }
        throw new UserError(label, "has no '" + name + "', only " + ports, "Name it as the graph does.");
    }

    /// Makes buffers for one user of this graph.
    public OnnxRunner newRunner() {
        return new OnnxRunner(label, this);
    }

    /// The `OrtSession*`.
    ///
    /// @throws IllegalStateException after [#close()]
    long session() {
        if (closed) {
            throw new IllegalStateException("the graph is closed");
        }
        return handle;
    }

    @Override
    public void close() {
        closed = true;
        close(session);
    }

    private static void close(@Nullable OrtSession session) {
        try {
            if (session != null) {
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("a session could not be closed", e);
        }
    }

    private static List<Port> ports(String label, Collection<NodeInfo> nodes) {
        List<Port> ports = new ArrayList<>();
        for (NodeInfo node : nodes) {
            if (!(node.getInfo() instanceof TensorInfo tensor)) {
                throw new UserError(label, "'" + node.getName() + "' is not a tensor", WAY_OUT);
            }
            List<Integer> shape = new ArrayList<>();
            for (long n : tensor.getShape()) {
                if (n <= 0 || n > Integer.MAX_VALUE) {
                    throw new UserError(label, "'" + node.getName() + "' has an axis that is not fixed", WAY_OUT);
                }
                shape.add((int) n);
            }
            ports.add(new Port(node.getName(), type(label, node.getName(), tensor.type), shape));
        }
        return List.copyOf(ports);
    }

    private static Port.Type type(String label, String name, OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> Port.Type.FLOAT32;
            case INT64 -> Port.Type.INT64;
            default -> throw new UserError(label, "'" + name + "' holds " + type, WAY_OUT);
        };
    }
}
