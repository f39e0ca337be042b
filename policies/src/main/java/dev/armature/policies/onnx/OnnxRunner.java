package dev.armature.policies.onnx;

import dev.armature.policies.NetworkRunner;
import dev.armature.policies.Port;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/// One user's buffers of an [OnnxGraph]. Inputs and outputs lie in memory of their own that the runtime reads
/// and writes in place: a call copies nothing and allocates nothing on the Java heap.
public final class OnnxRunner implements NetworkRunner {

    private final String label;
    private final OnnxGraph graph;
    private final Arena arena = Arena.ofShared();
    private final Side inputs;
    private final Side outputs;
    private boolean closed;

    OnnxRunner(String label, OnnxGraph graph) {
        this.label = label;
        this.graph = graph;
        this.inputs = new Side(arena, graph.inputs());
        this.outputs = new Side(arena, graph.outputs());
    }

    @Override
    public List<Port> inputs() {
        return inputs.ports;
    }

    @Override
    public List<Port> outputs() {
        return outputs.ports;
    }

    @Override
    public FloatBuffer input(int index) {
        return inputs.floats[index];
    }

    @Override
    public FloatBuffer output(int index) {
        return outputs.floats[index];
    }

    @Override
    public void run() {
        if (closed) {
            throw new IllegalStateException(label + ": the runner is closed");
        }
        inputs.roundWholeNumbers();
        try {
            OrtApi.run(
                    graph.session(),
                    inputs.names,
                    inputs.values,
                    inputs.ports.size(),
                    outputs.names,
                    outputs.values,
                    outputs.ports.size());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(label + ": the graph failed to run", e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inputs.release();
            outputs.release();
            arena.close();
        }
    }

    /// All that goes in, or all that comes out: the arrays of names and of `OrtValue*` as C wants them.
    private static final class Side {

        /// Vector instructions want their data to begin here, in bytes.
        private static final int CACHE_LINE = 64;

        private final List<Port> ports;
        private final FloatBuffer[] floats;
        private final MemorySegment[] tensors;
        private final MemorySegment valueArray;
        private final long names;
        private final long values;

        Side(Arena arena, List<Port> ports) {
            this.ports = ports;
            this.floats = new FloatBuffer[ports.size()];
            this.tensors = new MemorySegment[ports.size()];
            this.valueArray = arena.allocate(ValueLayout.JAVA_LONG, ports.size());
            MemorySegment nameArray = arena.allocate(ValueLayout.JAVA_LONG, ports.size());
            for (int i = 0; i < ports.size(); i++) {
                Port port = ports.get(i);
                MemorySegment asFloats = arena.allocate((long) port.size() * Float.BYTES, CACHE_LINE);
                floats[i] =
                        asFloats.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
                tensors[i] =
                        port.type() == Port.Type.INT64 ? arena.allocate(ValueLayout.JAVA_LONG, port.size()) : asFloats;
                valueArray.setAtIndex(ValueLayout.JAVA_LONG, i, OrtApi.tensor(arena, tensors[i], port));
                nameArray.setAtIndex(
                        ValueLayout.JAVA_LONG,
                        i,
                        arena.allocateFrom(port.name()).address());
            }
            this.names = nameArray.address();
            this.values = valueArray.address();
        }

        void roundWholeNumbers() {
            for (int i = 0; i < floats.length; i++) {
                if (ports.get(i).type() == Port.Type.INT64) {
                    for (int j = 0; j < floats[i].capacity(); j++) {
                        tensors[i].setAtIndex(ValueLayout.JAVA_LONG, j, Math.round(floats[i].get(j)));
                    }
                }
            }
        }

        void release() {
            for (int i = 0; i < tensors.length; i++) {
                OrtApi.releaseValue(valueArray.getAtIndex(ValueLayout.JAVA_LONG, i));
            }
        }
    }
}
