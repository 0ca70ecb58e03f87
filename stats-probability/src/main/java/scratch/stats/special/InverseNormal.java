package scratch.stats.special;

/// The standard normal quantile by Wichura's algorithm AS 241 (PPND16): three rational approximations, in
/// q = p − 1/2 at the centre and in r = √(−log p) in the tails, relative error about 1e-16 down to p = 1e-316.
/// Wichura, *Applied Statistics* 37 (1988) 477.
public final class InverseNormal {
    private static final double[] A = {
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727};
    private static final double[] B = {
        1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
        39307.895800092710610, 28729.085735721942674, 5226.4952788528545610};
    private static final double[] C = {
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4};
    private static final double[] D = {
        1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590,
        0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9};
    private static final double[] E = {
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    private static final double[] F = {
        1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15};

    private InverseNormal() {
    }

    /// The z with Φ(−z) = p.
    public static double upper(double p) {
        double q = 0.5 - p;
        if (Math.abs(q) <= 0.425) {
            return q * ratio(A, B, 0.180625 - q * q);
        }
        double tail = q > 0 ? p : 1 - p;
        if (tail == 0) {
            return q > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        double r = Math.sqrt(-Math.log(tail));
        double z = r <= 5 ? ratio(C, D, r - 1.6) : ratio(E, F, r - 5);
        return q > 0 ? z : -z;
    }

    private static double ratio(double[] top, double[] bottom, double r) {
        double num = top[7];
        double den = bottom[7];
        for (int i = 6; i >= 0; i--) {
            num = num * r + top[i];
            den = den * r + bottom[i];
        }
        return num / den;
    }
}
