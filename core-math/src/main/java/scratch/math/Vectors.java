package scratch.math;

import scratch.math.check.Require;
import scratch.math.kernel.Kernels;

/// Vectors are plain `double[]`; this is their arithmetic.
/// One loop carries most of it: a·b = Σ aᵢbᵢ measures length (a·a = ‖a‖²), angle (a·b = ‖a‖‖b‖ cos θ) and
/// shadow (the projection of a on b is (a·b / b·b) b).
/// Every method costs O(n). Methods that change an argument end in `InPlace`; all others return a new array.
/// Strang, *Introduction to Linear Algebra*, chapters 1 and 4.
public final class Vectors {
    private static final Kernels KERNELS = Kernels.active();

    private Vectors() {}

    /// Σ aᵢbᵢ
    public static double dot(double[] a, double[] b) {
        Require.sameLength("Vectors.dot", a.length, b.length);
        return KERNELS.dot(a, 0, b, 0, a.length);
    }

    /// The Euclidean length √Σ aᵢ², right also where the squares would overflow or vanish.
    public static double norm(double[] a) {
        double squares = dot(a, a);
        // subtle: 1e200² is infinite and 1e-200² is 0; only then is the slower, scaled sum needed
        return squares > 1e-270 && squares < 1e300 ? Math.sqrt(squares) : scaledNorm(a);
    }

    private static double scaledNorm(double[] a) {
        double largest = maxAbs(a);
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        // a power of two, so that dividing by it rounds nothing
        int exponent = Math.getExponent(largest);
        double squares = 0;
        for (double value : a) {
            double scaled = Math.scalb(value, -exponent);
            squares += scaled * scaled;
        }
        return Math.scalb(Math.sqrt(squares), exponent);
    }

    /// The sum of absolute values Σ |aᵢ|, the length of a walk along the streets of a grid.
    public static double norm1(double[] a) {
        double sum = 0;
        for (double value : a) {
            sum += Math.abs(value);
        }
        return sum;
    }

    /// max |aᵢ|, NaN if there is one, 0 for an empty vector.
    public static double maxAbs(double[] a) {
        double even = 0;
        double odd = 0;   // two chains: the maximum of doubles, which has to look out for NaN, is slow to come
        for (int i = 1; i < a.length; i += 2) {
            even = Math.max(even, Math.abs(a[i - 1]));
            odd = Math.max(odd, Math.abs(a[i]));
        }
        double last = a.length % 2 == 1 ? Math.abs(a[a.length - 1]) : 0;
        return Math.max(Math.max(even, odd), last);
    }

    /// ‖a − b‖², summed from the differences: ‖a‖² − 2a·b + ‖b‖² would cancel for near points.
    public static double squaredDistance(double[] a, double[] b) {
        Require.sameLength("Vectors.squaredDistance", a.length, b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    /// ‖a − b‖
    public static double distance(double[] a, double[] b) {
        return norm(minus(a, b));
    }

    /// a + b
    public static double[] plus(double[] a, double[] b) {
        Require.sameLength("Vectors.plus", a.length, b.length);
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] + b[i];
        }
        return result;
    }

    /// a − b
    public static double[] minus(double[] a, double[] b) {
        Require.sameLength("Vectors.minus", a.length, b.length);
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] - b[i];
        }
        return result;
    }

    /// s·a
    public static double[] times(double[] a, double s) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] * s;
        }
        return result;
    }

    /// Element by element: (a₀b₀, a₁b₁, …)
    public static double[] hadamard(double[] a, double[] b) {
        Require.sameLength("Vectors.hadamard", a.length, b.length);
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] * b[i];
        }
        return result;
    }

    /// y ← s·x + y ("a x plus y"), the inner loop of half of linear algebra.
    public static void axpyInPlace(double s, double[] x, double[] y) {
        Require.sameLength("Vectors.axpyInPlace", x.length, y.length);
        for (int i = 0; i < x.length; i++) {
            y[i] += s * x[i];
        }
    }

    /// a ← s·a
    public static void scaleInPlace(double[] a, double s) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= s;
        }
    }

    public static double sum(double[] a) {
        double sum = 0;
        for (double value : a) {
            sum += value;
        }
        return sum;
    }

    public static double mean(double[] a) {
        Require.that(a.length > 0, "Vectors.mean: empty vector: needs at least one number");
        return sum(a) / a.length;
    }

    /// The index of the largest element, the first of equals.
    public static int argMax(double[] a) {
        Require.that(a.length > 0, "Vectors.argMax: empty vector: needs at least one number");
        int best = 0;
        for (int i = 1; i < a.length; i++) {
            if (a[i] > a[best]) {
                best = i;
            }
        }
        return best;
    }

    /// a / ‖a‖, the direction of a.
    public static double[] unit(double[] a) {
        double length = norm(a);
        Require.that(length > 0 && Double.isFinite(length), "Vectors.unit: a vector of length %s: has no direction", length);
        // subtle: in two steps; 1 / length overflows for subnormal lengths, and a / length loses nothing
        double[] result = a.clone();
        if (length < 1e-300) {
            scaleInPlace(result, 0x1p600);
            length *= 0x1p600;
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= length;
        }
        return result;
    }

    /// cos θ = a·b / (‖a‖‖b‖), in [−1, 1]. A zero vector has no direction and is refused.
    public static double cosine(double[] a, double[] b) {
        Require.sameLength("Vectors.cosine", a.length, b.length);
        double cosine = dot(unit(a), unit(b));
        // subtle: rounding can give 1.0000000000000002, whose acos is NaN
        return Math.clamp(cosine, -1, 1);
    }

    /// The angle between a and b in radians, in [0, π]. Not acos(cosine): for an angle of 1e-8 the cosine is exactly 1.
    public static double angle(double[] a, double[] b) {
        Require.sameLength("Vectors.angle", a.length, b.length);
        double[] u = unit(a);
        double[] v = unit(b);
        return 2 * Math.atan2(norm(minus(u, v)), norm(plus(u, v)));   // Kahan: half the angle of a rhombus
    }

    /// The shadow of a on b: (a·b / b·b) b. What is left, a − project(a, b), is perpendicular to b.
    public static double[] project(double[] a, double[] b) {
        Require.sameLength("Vectors.project", a.length, b.length);
        double squares = dot(b, b);
        if (!(squares > 1e-270 && squares < 1e300)) {
            return project(a, unit(b));   // the same line, from a vector whose square can be computed
        }
        return times(b, dot(a, b) / squares);
    }

    /// a bᵀ, the (a.length, b.length) table of all products.
    public static Matrix outer(double[] a, double[] b) {
        Matrix result = Matrix.zeros(a.length, b.length);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                result.set(i, j, a[i] * b[j]);
            }
        }
        return result;
    }
}
