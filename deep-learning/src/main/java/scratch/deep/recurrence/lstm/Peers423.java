package scratch.deep.recurrence.lstm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.init.SeedStream;
import scratch.deep.recurrent.LSTM;
import scratch.deep.recurrent.Output;
import scratch.example.Quiet;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// One sequence through an LSTM in three ways: by hand, by our layer in float32, by ND4J's SameDiff in double. The loss is
/// half the sum of all squared states.
final class Peers423 {

    private Peers423() {
    }

    /// @param states   (T·h)
    /// @param cells    the last, (h)
    /// @param gradient of w, u, b
    record Passes(double[] states, double[] cells, double[][] gradient) { }

    static Passes byHand(LSTMCell cell, double[][] x) {
        LSTMCell.Step[] steps = cell.forward(x);
        double[][] states = Arrays.stream(steps).map(LSTMCell.Step::h).toArray(double[][]::new);
        LSTMCell g = cell.backward(x, steps, states);          // the derivative of h²/2 is h
        return new Passes(flat(states), steps[x.length - 1].c(), new double[][]{flat(g.w()), flat(g.u()), g.b()});
    }

    static Passes byLayer(LSTMCell cell, double[][] x) {
        LSTM layer = new LSTM(x[0].length, cell.units(), SeedStream.generator(1));
        Map<String, Variable> p = layer.parameters();
        p.get("weight_ih_l0").data().write(Doubles.toFloats(flat(cell.w())));
        p.get("weight_hh_l0").data().write(Doubles.toFloats(flat(cell.u())));
        p.get("bias_ih_l0").data().write(Doubles.toFloats(cell.b()));
        p.get("bias_hh_l0").data().fillInPlace(0);
        Output out = layer.run(Variable.constant(Tensor.of(Doubles.toFloats(flat(x)), 1, x.length, x[0].length)), null);
        Variable states = out.outputs().keep();
        double[] cells = Doubles.of(out.state().c().data());
        states.square().sum().times(0.5f).backward();
        return new Passes(Doubles.of(states.data()), cells, new double[][]{Doubles.of(p.get("weight_ih_l0").gradient()),
            Doubles.of(p.get("weight_hh_l0").gradient()), Doubles.of(p.get("bias_ih_l0").gradient())});
    }

    static Passes bySameDiff(LSTMCell cell, double[][] x) {
        SameDiff graph = SameDiff.create();
        int h = cell.units();
        SDVariable w = graph.var("w", Nd4j.createFromArray(cell.w()));
        SDVariable u = graph.var("u", Nd4j.createFromArray(cell.u()));
        SDVariable b = graph.var("b", Nd4j.createFromArray(new double[][]{cell.b()}));
        SDVariable state = graph.constant(Nd4j.createFromArray(new double[1][h]));
        SDVariable cells = graph.constant(Nd4j.createFromArray(new double[1][h]));
        List<SDVariable> states = new ArrayList<>();
        for (double[] row : x) {
            SDVariable input = graph.constant(Nd4j.createFromArray(new double[][]{row}));
            SDVariable sums = graph.mmul(input, w, false, true, false).add(graph.mmul(state, u, false, true, false)).add(b);
            SDVariable[] gate = new SDVariable[4];
            for (int k = 0; k < 4; k++) {
                gate[k] = graph.slice(sums, new int[]{0, k * h}, 1, h);
            }
            cells = graph.nn.sigmoid(gate[1]).mul(cells).add(graph.nn.sigmoid(gate[0]).mul(graph.math.tanh(gate[2])));
            state = graph.nn.sigmoid(gate[3]).mul(graph.math.tanh(cells));
            states.add(state);
        }
        SDVariable all = graph.concat(0, states.toArray(SDVariable[]::new));
        SDVariable loss = all.mul(all).sum().mul(0.5);
        graph.setLossVariables(loss.name());
        Map<String, INDArray> g = Quiet.of(() -> graph.calculateGradients(null, "w", "u", "b"));
        return new Passes(wide(all.eval()), wide(cells.eval()),
                new double[][]{wide(g.get("w")), wide(g.get("u")), wide(g.get("b"))});
    }

    static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] wide(INDArray a) {
        return a.dup('c').data().asDouble();
    }
}
