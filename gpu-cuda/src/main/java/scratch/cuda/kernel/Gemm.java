package scratch.cuda.kernel;

import scratch.cuda.device.Stream;

/// A way to compute `C = α·A·B + β·C` on a device: (m, k) times (k, n), row-major, with leading dimensions. Not for
/// several threads at once.
public interface Gemm extends AutoCloseable {
    /// What it is called in tables.
    String name();

    /// What A and B are made of; C is always float.
    Precision precision();

    /// Whether it takes matrices of this shape and alignment. What it takes it computes rightly, whatever the sizes.
    default boolean supports(DeviceMatrix a, DeviceMatrix b, DeviceMatrix c) {
        return true;
    }

    /// Puts the product on the stream. With β = 0 what was in C is not read.
    ///
    /// @throws IllegalArgumentException if the shapes do not fit together, or the elements are not those of [#precision]
    void multiply(float alpha, DeviceMatrix a, DeviceMatrix b, float beta, DeviceMatrix c, Stream stream);

    /// Frees the compiled kernel. Idempotent.
    @Override
    void close();
}
