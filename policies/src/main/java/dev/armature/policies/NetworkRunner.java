package dev.armature.policies;

import java.nio.FloatBuffer;
import java.util.List;

/// A network with fixed shapes: fill the input buffers, run, read the output buffers.
///
/// The buffers are made once and are always the same objects. Not thread-safe; make one for each policy.
public interface NetworkRunner extends AutoCloseable {

    /// What goes in, in a fixed order.
    List<Port> inputs();

    /// What comes out, in a fixed order.
    List<Port> outputs();

    /// The elements of input `index`, row-major; write with absolute indices. Whole numbers too are given as floats.
    FloatBuffer input(int index);

    /// The elements of output `index`, row-major, of the last [#run()]; read with absolute indices.
    FloatBuffer output(int index);

    /// Computes the outputs.
    ///
    /// @throws IllegalStateException when the runtime below fails, which a graph that was proven at load does not
    void run();

    @Override
    void close();

    /// The place of the port called `name`, or -1. Look it up once, outside the loop.
    static int indexOf(List<Port> ports, String name) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
