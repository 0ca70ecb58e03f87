package scratch.deep.recurrence.vanishing;

import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.example.Quiet;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// The derivative of the last state by the first, as two programs find it that only know the forward pass: one backward pass
/// for each unit of the last state.
final class Peers422 {
    private Peers422() {
    }

    /// ND4J's automatic differentiation, in double; (h, h), row i belongs to unit i of the first state.
    static Matrix bySameDiff(Matrix w, double[]... drives) {
        int h = w.rows();
        Matrix jacobian = Matrix.zeros(h, h);
        for (int unit = 0; unit < h; unit++) {
            SameDiff graph = SameDiff.create();
            SDVariable start = graph.var("start", Nd4j.createFromArray(new double[1][h]));
            SDVariable matrix = graph.constant(Nd4j.createFromArray(w.data().clone()).reshape(h, h));
            SDVariable state = start;
            for (double[] drive : drives) {
                SDVariable driven = graph.constant(Nd4j.createFromArray(new double[][]{drive}));
                state = graph.math.tanh(state.mmul(matrix).add(driven));
            }
            state.mul(graph.constant(Nd4j.createFromArray(one(unit, h)))).sum("loss");
            graph.setLossVariables("loss");
            Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, "start"));
            for (int i = 0; i < h; i++) {
                jacobian.set(i, unit, gradients.get("start").getDouble(0, i));
            }
        }
        return jacobian;
    }

    /// The engine of lesson 109, in float32.
    static Matrix byAutograd(Matrix w, double[]... drives) {
        int h = w.rows();
        Matrix jacobian = Matrix.zeros(h, h);
        Variable matrix = Variable.constant(tensor(w.data(), h, h));
        for (int unit = 0; unit < h; unit++) {
            Variable start = Variable.parameter(Tensor.zeros(1, h));
            Variable state = start;
            for (double[] drive : drives) {
                state = state.matmul(matrix).plus(Variable.constant(tensor(drive, 1, h))).tanh();
            }
            state.select(1, unit).sum().backward();
            float[] gradient = start.gradient().toArray();
            for (int i = 0; i < h; i++) {
                jacobian.set(i, unit, gradient[i]);
            }
        }
        return jacobian;
    }

    private static double[][] one(int unit, int h) {
        double[][] row = new double[1][h];
        row[0][unit] = 1;
        return row;
    }

    private static Tensor tensor(double[] values, int... shape) {
        return Tensor.of(Doubles.toFloats(values), shape);
    }
}
