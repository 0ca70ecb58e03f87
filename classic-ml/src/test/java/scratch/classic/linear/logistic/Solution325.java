package scratch.classic.linear.logistic;

/// A solution of exercise 325.
final class Solution325 {
    private Solution325() {
    }

    static double[] newtonStep(double[] x, int[] y, double b, double w) {
        double[] gradient = new double[2];
        double bb = 0;
        double bw = 0;
        double ww = 0;
        for (int i = 0; i < x.length; i++) {
            double p = 1 / (1 + Math.exp(-(b + w * x[i])));
            gradient[0] += p - y[i];
            gradient[1] += (p - y[i]) * x[i];
            double bend = p * (1 - p);
            bb += bend;
            bw += bend * x[i];
            ww += bend * x[i] * x[i];
        }
        double determinant = bb * ww - bw * bw;
        return new double[] {b - (ww * gradient[0] - bw * gradient[1]) / determinant,
            w - (bb * gradient[1] - bw * gradient[0]) / determinant};
    }
}
