package dev.armature.policies.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.armature.policies.NetworkRunner;
import dev.armature.policies.Port;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One user's buffers of an [OnnxGraph]. Inputs and outputs are pinned over direct buffers, so a call copies nothing;
/// the runtime's Java classes allocate about 400 B a call, whatever the size of the graph.
public final class OnnxRunner implements NetworkRunner {

    private final String label;
    private final OrtSession session;
    private final List<Port> inputs;
    private final List<Port> outputs;
    private final FloatBuffer[] inputBuffers;
    private final FloatBuffer[] outputBuffers;
    private final @Nullable LongBuffer[] wholeInputs;
    private final Map<String, OnnxTensor> inputTensors = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputTensors = new LinkedHashMap<>();
    private final Set<String> noneRequested = Set.of();

    OnnxRunner(String label, OrtEnvironment environment, OrtSession session, List<Port> inputs, List<Port> outputs)
            throws OrtException {
        this.label = label;
        this.session = session;
        this.inputs = inputs;
        this.outputs = outputs;
        this.inputBuffers = new FloatBuffer[inputs.size()];
        this.wholeInputs = new LongBuffer[inputs.size()];
        this.outputBuffers = new FloatBuffer[outputs.size()];
        for (int i = 0; i < inputs.size(); i++) {
            Port port = inputs.get(i);
            inputBuffers[i] = direct(port.size() * Float.BYTES).asFloatBuffer();
            if (port.type() == Port.Type.INT64) {
                LongBuffer whole = direct(port.size() * Long.BYTES).asLongBuffer();
                wholeInputs[i] = whole;
                inputTensors.put(port.name(), OnnxTensor.createTensor(environment, whole, shape(port)));
            } else {
                inputTensors.put(port.name(), OnnxTensor.createTensor(environment, inputBuffers[i], shape(port)));
            }
        }
        for (int i = 0; i < outputs.size(); i++) {
            Port port = outputs.get(i);
            outputBuffers[i] = direct(port.size() * Float.BYTES).asFloatBuffer();
            outputTensors.put(port.name(), OnnxTensor.createTensor(environment, outputBuffers[i], shape(port)));
        }
    }

    @Override
    public List<Port> inputs() {
        return inputs;
    }

    @Override
    public List<Port> outputs() {
        return outputs;
    }

    @Override
    public FloatBuffer input(int index) {
        return inputBuffers[index];
    }

    @Override
    public FloatBuffer output(int index) {
        return outputBuffers[index];
    }

    @Override
    public void run() {
        for (int i = 0; i < wholeInputs.length; i++) {
            LongBuffer whole = wholeInputs[i];
            if (whole != null) {
                for (int j = 0; j < whole.capacity(); j++) {
                    whole.put(j, Math.round(inputBuffers[i].get(j)));
                }
            }
        }
        try {
            // every output is pinned, so the result owns nothing that would need closing
            session.run(inputTensors, noneRequested, outputTensors);
        } catch (OrtException e) {
            throw new IllegalStateException(label + ": the graph failed to run", e);
        }
    }

    @Override
    public void close() {
        inputTensors.values().forEach(OnnxTensor::close);
        outputTensors.values().forEach(OnnxTensor::close);
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static long[] shape(Port port) {
        return port.shape().stream().mapToLong(Integer::longValue).toArray();
    }
}
