package scratch.math.tensor;

/// The functions of two numbers that a backend knows; `c` is a constant of the call.
/// Those named `..._GRADIENT` are the slope of a [Unary] times the gradient `g` that arrives from above.
public enum Binary {
    /// `a + c·b`: sum (c = 1), difference (c = −1), and a step of gradient descent (c = −rate)
    ADD,
    /// `a·b`
    MULTIPLY,
    /// `a / b`
    DIVIDE,
    /// the larger; NaN if one of them is
    MAXIMUM,
    /// the smaller; NaN if one of them is
    MINIMUM,
    /// 1 where `a > b`, else 0
    GREATER,
    /// 1 where `a = b`, else 0
    EQUAL,
    /// `g·(1 − y²)` for `y = tanh x`
    TANH_GRADIENT,
    /// `g·σ(x)·σ(−x)`; σ·(1 − σ) would be 0 from x = 17 on
    SIGMOID_GRADIENT,
    /// `g` where `y > 0`, else 0, for `y = max(x, 0)`; the slope at 0 is 0
    RELU_GRADIENT,
    /// `g` where `x > 0`, else `c·g`
    LEAKY_RELU_GRADIENT,
    /// `g·(Φ(x) + x·φ(x))`
    GELU_GRADIENT,
    /// `g·σ(x)·(1 + x·(1 − σ(x)))`
    SILU_GRADIENT,
    /// Cross-entropy of a logit `a` against a probability `b`: `max(a, 0) − a·b + ln(1 + e^−|a|)`
    LOGISTIC_LOSS
}
