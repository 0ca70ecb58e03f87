package scratch.math.derivatives;

/// A derivative without a subtraction: Im f(x + ih) / h with a tiny h, exact to the last bits.
///
/// f(x + ih) = f(x) + ih·f′(x) − h²f″(x)/2 − …: the imaginary part is h·f′(x) up to h³, and 1e-200 cubed is nothing.
/// Squire and Trapp 1998, *SIAM Review* 40(1).
public final class ComplexStep {
    private static final double H = 1e-200;

    private ComplexStep() {
    }

    /// A complex number, with the few operations that the lesson needs.
    public record Complex(double re, double im) {
        /// The sum.
        public Complex plus(Complex b) {
            return new Complex(re + b.re, im + b.im);
        }

        /// The product.
        public Complex times(Complex b) {
            return new Complex(re * b.re - im * b.im, re * b.im + im * b.re);
        }

        /// sin(a + ib) = sin a cosh b + i cos a sinh b
        public Complex sin() {
            return new Complex(Math.sin(re) * Math.cosh(im), Math.cos(re) * Math.sinh(im));
        }

        /// exp(a + ib) = eᵃ (cos b + i sin b)
        public Complex exp() {
            return new Complex(Math.exp(re) * Math.cos(im), Math.exp(re) * Math.sin(im));
        }
    }

    /// A function that can be evaluated at complex numbers.
    public interface Function {
        /// f(z)
        Complex apply(Complex z);
    }

    /// f′(x).
    public static double derivative(Function f, double x) {
        return f.apply(new Complex(x, H)).im() / H;
    }
}
