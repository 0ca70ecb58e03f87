package scratch.math.simd;

/// A solution of exercise 110.
final class Solution110 {
    private Solution110() {
    }

    static float sum(float[] x) {
        float[] lanes = new float[8];
        int end = x.length - x.length % 8;
        for (int i = 0; i < end; i += 8) {
            for (int l = 0; l < 8; l++) {
                lanes[l] += x[i + l];
            }
        }
        float sum = 0;
        for (float lane : lanes) {
            sum += lane;
        }
        for (int i = end; i < x.length; i++) {
            sum += x[i];
        }
        return sum;
    }
}
