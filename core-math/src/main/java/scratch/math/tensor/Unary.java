package scratch.math.tensor;

/// The functions of one number that a backend knows; `c` is a constant of the call.
public enum Unary {
    /// `x + c`
    SHIFT,
    /// `c·x`
    SCALE,
    /// `x^c`
    POWER,
    /// `|x|`
    ABS,
    /// −1, 0 or 1
    SIGN,
    /// `eˣ`
    EXP,
    /// `ln x`
    LOG,
    /// `sin x`, x in radians
    SIN,
    /// `cos x`, x in radians
    COS,
    /// `√x`
    SQRT,
    /// `tanh x`
    TANH,
    /// `σ(x) = 1 / (1 + e⁻ˣ)`
    SIGMOID,
    /// `max(x, 0)`
    RELU,
    /// `x` above 0, `c·x` below
    LEAKY_RELU,
    /// `x·Φ(x)`, with the distribution function of the normal law itself, not its tanh approximation
    GELU,
    /// `x·σ(x)`
    SILU,
    /// `ln(1 + eˣ)`, as `max(x, 0) + ln(1 + e^−|x|)`, which cannot overflow
    SOFTPLUS,
    /// Inverted dropout of a uniform x: 0 below `c`, else `1 / (1 − c)`
    DROPOUT
}
