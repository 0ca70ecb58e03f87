package scratch.deep.recurrence.rnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.example.Quiet;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// The passes of lesson 421's network in three ways: by hand, by the autograd of lesson 109, by ND4J's SameDiff.
final class Peers421 {
    private static final String[] NAMES = {"wx", "wh", "b", "wy", "c"};

    private Peers421() {
    }

    /// @param states   (T·h), without the start
    /// @param outputs  (T·k)
    /// @param loss     mean over the steps
    /// @param gradient of wx, wh, b, wy, c
    record Passes(double[] states, double[] outputs, double loss, double[][] gradient) { }

    static Passes byHand(RecurrentNetwork network, double[][] x, int... labels) {
        RecurrentNetwork.Pass pass = network.forward(x);
        StepLoss loss = StepLoss.crossEntropy(pass.outputs(), labels);
        for (double[] row : loss.delta()) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= loss.steps();
            }
        }
        RecurrentNetwork g = network.zeros();
        network.backward(x, pass, loss.delta(), g);
        return new Passes(flat(Arrays.copyOfRange(pass.states(), 1, x.length + 1)), flat(pass.outputs()),
                loss.sum() / loss.steps(), parts(g));
    }

    /// The engine of lesson 109, in float32: nothing but the forward pass is written.
    static Passes byAutograd(RecurrentNetwork network, double[][] x, int... labels) {
        Variable[] w = Arrays.stream(arrays(network)).map(a -> Variable.parameter(tensor(a))).toArray(Variable[]::new);
        Variable state = Variable.constant(Tensor.zeros(1, network.b().length));
        Variable[] states = new Variable[x.length];
        for (int t = 0; t < x.length; t++) {
            Variable input = Variable.constant(tensor(x[t]));
            state = input.matmul(w[0]).plus(state.matmul(w[1])).plus(w[2]).tanh();
            states[t] = state;
        }
        Variable all = Functions.concat(0, states).keep();                             // (T, h)
        Variable outputs = all.matmul(w[3]).plus(w[4]).keep();                         // (T, k)
        Variable loss = Functions.crossEntropy(outputs, labels);
        loss.backward();
        double[][] gradient = new double[w.length][];
        Arrays.setAll(gradient, i -> Doubles.of(w[i].gradient()));
        return new Passes(Doubles.of(all.data()), Doubles.of(outputs.data()), loss.item(), gradient);
    }

    /// ND4J's automatic differentiation, in double.
    static Passes bySameDiff(RecurrentNetwork network, double[][] x, int... labels) {
        SameDiff graph = SameDiff.create();
        double[][][] arrays = arrays(network);
        SDVariable[] w = new SDVariable[NAMES.length];
        Arrays.setAll(w, i -> graph.var(NAMES[i], Nd4j.createFromArray(arrays[i])));
        SDVariable state = graph.constant(Nd4j.createFromArray(new double[1][network.b().length]));
        List<SDVariable> states = new ArrayList<>();
        for (double[] row : x) {
            SDVariable input = graph.constant(Nd4j.createFromArray(new double[][]{row}));
            state = graph.math.tanh(input.mmul(w[0]).add(state.mmul(w[1])).add(w[2]));
            states.add(state);
        }
        SDVariable all = graph.concat(0, states.toArray(SDVariable[]::new));
        SDVariable outputs = all.mmul(w[3]).add(w[4]);
        SDVariable truth = graph.constant(Nd4j.createFromArray(SequenceLearner.oneHot(labels, network.c().length)));
        SDVariable loss = graph.loss.softmaxCrossEntropy("loss", truth, outputs, null);
        graph.setLossVariables("loss");
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, NAMES));
        return new Passes(wide(all.eval()), wide(outputs.eval()), loss.eval().getDouble(0),
                Arrays.stream(NAMES).map(name -> wide(gradients.get(name))).toArray(double[][]::new));
    }

    static double[][] parts(RecurrentNetwork network) {
        return Arrays.stream(arrays(network)).map(Peers421::flat).toArray(double[][]::new);
    }

    /// The five arrays, each as a matrix.
    private static double[][][] arrays(RecurrentNetwork network) {
        return new double[][][]{network.wx(), network.wh(), {network.b()}, network.wy(), {network.c()}};
    }

    private static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static Tensor tensor(double[]... rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return Tensor.of(values, rows.length, rows[0].length);
    }

    private static double[] wide(INDArray a) {
        return a.dup('c').data().asDouble();
    }
}
