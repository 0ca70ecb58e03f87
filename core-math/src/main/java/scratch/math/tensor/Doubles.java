package scratch.math.tensor;

/// Numbers on their way between double, in which formulas are checked, and the float of tensors.
public final class Doubles {
    private Doubles() {
    }

    /// Each rounded to the nearest float; beyond the largest float it becomes infinite.
    public static float[] toFloats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /// Each as it is: every float is a double.
    public static double[] of(float... values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /// All numbers of a tensor in row-major order. Waits for the backend.
    public static double[] of(Tensor tensor) {
        return of(tensor.toArray());
    }
}
