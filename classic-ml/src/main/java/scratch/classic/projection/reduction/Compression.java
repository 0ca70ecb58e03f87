package scratch.classic.projection.reduction;

import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Rows as one byte for each of their first k scores. A score is rounded to a multiple of a step, 1/127 of the largest score
/// in size that was seen along its component; larger ones are cut off.
/// What all rows share, means, components and steps, is kept in single precision.
final class Compression {
    private static final int MOST = 127;

    private final PrincipalComponents model;
    private final float[] steps;             // (k)

    private Compression(PrincipalComponents model, float[] steps) {
        this.model = model;
        this.steps = steps;
    }

    /// @param x (n, d), the rows to learn from
    static Compression fit(Matrix x, int k) {
        PrincipalComponents model = PrincipalComponents.fit(x, Options.of(k));
        Matrix scores = model.transform(x);
        float[] steps = new float[k];
        for (int i = 0; i < scores.data().length; i++) {
            steps[i % k] = (float) Math.max(steps[i % k], Math.abs(scores.data()[i]) / MOST);
        }
        return new Compression(model, steps);
    }

    /// k bytes a row: (m·k).
    byte[] compress(Matrix x) {
        double[] scores = model.transform(x).data();
        byte[] codes = new byte[scores.length];
        for (int i = 0; i < codes.length; i++) {
            double step = steps[i % steps.length];
            codes[i] = (byte) (step == 0 ? 0 : Math.clamp(Math.round(scores[i] / step), -MOST, MOST));
        }
        return codes;
    }

    /// The rows that codes stand for, up to rounding and what lies outside the components: (m, d).
    Matrix decompress(byte[] codes) {
        int k = steps.length;
        Require.that(codes.length % k == 0, "Compression.decompress: %d codes: must be %d for each row", codes.length, k);
        int d = model.components().columns();
        double[] means = model.means();
        Matrix x = Matrix.zeros(codes.length / k, d);
        for (int i = 0; i < x.rows(); i++) {
            for (int c = 0; c < d; c++) {
                float value = (float) means[c];
                for (int j = 0; j < k; j++) {
                    value += codes[i * k + j] * steps[j] * (float) model.components().get(j, c);
                }
                x.set(i, c, value);
            }
        }
        return x;
    }

    /// What is kept once for all rows: d means, k components of d entries and k steps, four bytes each.
    int sharedBytes() {
        return Float.BYTES * (model.means().length + model.components().data().length + steps.length);
    }
}
