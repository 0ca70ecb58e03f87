package scratch.cuda.kernel;

/// What numbers a product is made of. Sums are floats in each.
public enum Precision {
    /// Floats: 24 bits of significand.
    FP32(Float.BYTES, 24),
    /// Floats that the matrix units round to 11 bits of significand, with the exponent of a float.
    TF32(Float.BYTES, 11),
    /// The upper halves of floats: 8 bits of significand.
    BF16(Short.BYTES, 8);

    private final int bytes;
    private final int bits;

    Precision(int bytes, int bits) {
        this.bytes = bytes;
        this.bits = bits;
    }

    /// Bytes of an element of A and B in memory.
    public int bytes() {
        return bytes;
    }

    /// The largest relative error of one rounded input: 2⁻²⁴ for floats.
    public double unitRoundoff() {
        return Math.scalb(1.0, -bits);
    }
}
