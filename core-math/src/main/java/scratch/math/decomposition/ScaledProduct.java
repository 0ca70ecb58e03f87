package scratch.math.decomposition;

/// A product of many numbers, kept as mantissa · 2^exponent: it neither over- nor underflows on the way.
final class ScaledProduct {
    private double mantissa = 1;       // 0, or from 1 to 2 in size
    private long exponent;

    /// The product of such numbers, times 2^power.
    static ScaledProduct of(long power, double... factors) {
        ScaledProduct product = new ScaledProduct();
        product.exponent = power;
        for (double factor : factors) {
            product.multiply(factor);
        }
        return product;
    }

    ScaledProduct negate() {
        mantissa = -mantissa;
        return this;
    }

    void multiply(double factor) {
        mantissa *= normal(factor);
        mantissa = normal(mantissa);
        exponent = mantissa == 0 ? 0 : exponent;
    }

    /// The digits of x; its power of two goes to the exponent. A subnormal x comes near 1 only, and the product of it is
    /// then brought there by the second call.
    private double normal(double x) {
        if (x == 0) {
            return x;
        }
        int power = Math.getExponent(x);
        exponent += power;
        return Math.scalb(x, -power);
    }

    /// The product as a number: infinite or 0 only if no double is near.
    double value() {
        return Math.scalb(mantissa, Math.clamp(exponent, -3000, 3000));
    }

    /// ln |product|; −∞ for 0.
    double log() {
        // subtle: about 1 the digits decide, so they are taken from around 1: no difference of two logarithms
        boolean large = Math.abs(mantissa) > Math.sqrt(2);
        return Math.log(large ? Math.abs(mantissa) / 2 : Math.abs(mantissa)) + (exponent + (large ? 1 : 0)) * Math.log(2);
    }

    /// 1, −1, or 0.
    int sign() {
        return (int) Math.signum(mantissa);
    }
}
