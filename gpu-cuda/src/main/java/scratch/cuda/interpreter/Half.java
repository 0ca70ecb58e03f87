package scratch.cuda.interpreter;

/// Numbers of 16 bits, as the low half of an `int`: `f16` (10 bits of fraction) and `bf16` (the upper half of a float).
final class Half {

    private Half() {
    }

    static float value(int bits, Type type) {
        return type == Type.F16 ? Float.float16ToFloat((short) bits) : Float.intBitsToFloat(bits << 16);
    }

    /// Rounds to the nearest, ties to even.
    static int bits(float value, Type type) {
        if (type == Type.F16) {
            return Float.isNaN(value) ? 0x7fff : Float.floatToFloat16(value) & 0xffff;
        }
        int bits = Float.floatToRawIntBits(value);
        return Float.isNaN(value) ? 0x7fff : bits + 0x7fff + (bits >>> 16 & 1) >>> 16;
    }

    /// Rounds a double, by way of a float that errs to the odd side, so that rounding twice does no harm.
    static int bits(double value, Type type) {
        float near = (float) value;
        if (near != value && Float.isFinite(near) && (Float.floatToRawIntBits(near) & 1) == 0) {
            near = value > near ? Math.nextUp(near) : Math.nextDown(near);
        }
        return bits(near, type);
    }

    /// Rounds toward zero.
    static int truncated(float value, Type type) {
        int near = bits(value, type);
        return Math.abs(value(near, type)) > Math.abs(value) ? near - 1 : near;
    }
}
