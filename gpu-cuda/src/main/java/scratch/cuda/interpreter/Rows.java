package scratch.cuda.interpreter;

/// Arithmetic on whole rows: the same operation in each of 32 lanes. A row begins at d, a, b or c: in `r` if its values
/// have up to 32 bits, in `q` if they have 64.
@FunctionalInterface
interface Rows {
    void run(int[] r, long[] q, int d, int a, int b, int c);

    /// One lane's result from its three values; operations with fewer leave the last ones alone.
    @FunctionalInterface
    interface Narrow {
        int of(int a, int b, int c);
    }

    /// … of 64 bits.
    @FunctionalInterface
    interface Wide {
        long of(long a, long b, long c);
    }

    /// … of floats.
    @FunctionalInterface
    interface Floats {
        float of(float a, float b, float c);
    }

    /// … of doubles.
    @FunctionalInterface
    interface Doubles {
        double of(double a, double b, double c);
    }

    static Rows narrow(Narrow f) {
        return (r, q, d, a, b, c) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                r[d + l] = f.of(r[a + l], r[b + l], r[c + l]);
            }
        };
    }

    static Rows wide(Wide f) {
        return (r, q, d, a, b, c) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                q[d + l] = f.of(q[a + l], q[b + l], q[c + l]);
            }
        };
    }

    static Rows floats(Floats f) {
        return (r, q, d, a, b, c) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                r[d + l] = Float.floatToRawIntBits(f.of(Float.intBitsToFloat(r[a + l]), Float.intBitsToFloat(r[b + l]),
                        Float.intBitsToFloat(r[c + l])));
            }
        };
    }

    static Rows doubles(Doubles f) {
        return (r, q, d, a, b, c) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                q[d + l] = Double.doubleToRawLongBits(f.of(Double.longBitsToDouble(q[a + l]), Double.longBitsToDouble(q[b + l]),
                        Double.longBitsToDouble(q[c + l])));
            }
        };
    }

    /// A step that writes row d: for all lanes at once, or by way of the scratch row for some.
    static Step step(Rows rows, boolean wideTarget, int d, int a, int b, int c) {
        return (warp, lanes) -> {
            if (lanes == -1) {
                rows.run(warp.r, warp.q, d, a, b, c);
                return;
            }
            rows.run(warp.r, warp.q, 0, a, b, c);
            for (int m = lanes; m != 0; m &= m - 1) {
                int l = Integer.numberOfTrailingZeros(m);
                if (wideTarget) {
                    warp.q[d + l] = warp.q[l];
                } else {
                    warp.r[d + l] = warp.r[l];
                }
            }
        };
    }
}
