package dev.armature.training.module;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/// How many threads libtorch computes with. Results repeat bit for bit only with the same number.
public final class LibtorchThreads {

    private LibtorchThreads() {}

    /// Sets the threads of libtorch's own loops and of the matrix products below them, for the whole process.
    ///
    /// @param threads 0 takes one for each processor
    /// @return how many are used
    public static int set(int threads) {
        int n = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        torch.set_num_threads(n);
        // libtorch's own setting does not reach OpenBLAS
        openblas_nolapack.blas_set_num_threads(n);
        return n;
    }
}
