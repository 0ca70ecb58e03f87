package scratch.deep.recurrence.gru;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.init.SeedStream;
import scratch.deep.recurrent.GRU;
import scratch.example.Quiet;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// One sequence through a GRU in three ways: by hand, by our layer in float32, by ND4J's SameDiff in double. The loss is half
/// the sum of all squared states.
final class Peers424 {
    private static final String[] NAMES = {"w", "u", "b", "v"};

    private Peers424() {
    }

    /// @param states   (T·h)
    /// @param gradient of w, u, b, v
    record Passes(double[] states, double[][] gradient) { }

    static Passes byHand(GRUCell cell, double[][] x) {
        GRUCell.Step[] steps = cell.forward(x);
        double[][] states = Arrays.stream(steps).map(GRUCell.Step::h).toArray(double[][]::new);
        GRUCell g = cell.backward(x, steps, states);           // the derivative of h²/2 is h
        return new Passes(flat(states), new double[][]{flat(g.w()), flat(g.u()), g.b(), g.v()});
    }

    static Passes byLayer(GRUCell cell, double[][] x) {
        GRU layer = new GRU(x[0].length, cell.units(), SeedStream.generator(1));
        Variable[] p = layer.parameters().values().toArray(Variable[]::new);
        double[][] weights = {flat(cell.w()), flat(cell.u()), cell.b(), cell.v()};
        for (int k = 0; k < 4; k++) {
            p[k].data().write(Doubles.toFloats(weights[k]));
        }
        Variable states = layer.forward(Variable.constant(Tensor.of(Doubles.toFloats(flat(x)), 1, x.length, x[0].length)))
                .keep();
        states.square().sum().times(0.5f).backward();
        return new Passes(Doubles.of(states.data()), Arrays.stream(p).map(v -> Doubles.of(v.gradient()))
                .toArray(double[][]::new));
    }

    static Passes bySameDiff(GRUCell cell, double[][] x) {
        SameDiff graph = SameDiff.create();
        int h = cell.units();
        double[][][] weights = {cell.w(), cell.u(), {cell.b()}, {cell.v()}};
        SDVariable[] p = new SDVariable[4];
        Arrays.setAll(p, k -> graph.var(NAMES[k], Nd4j.createFromArray(weights[k])));
        SDVariable state = graph.constant(Nd4j.createFromArray(new double[1][h]));
        List<SDVariable> states = new ArrayList<>();
        for (double[] row : x) {
            SDVariable in = graph.constant(Nd4j.createFromArray(new double[][]{row}));
            SDVariable input = graph.mmul(in, p[0], false, true, false).add(p[2]);
            SDVariable past = graph.mmul(state, p[1], false, true, false).add(p[3]);
            SDVariable r = graph.nn.sigmoid(part(graph, input, 0, h).add(part(graph, past, 0, h)));
            SDVariable z = graph.nn.sigmoid(part(graph, input, 1, h).add(part(graph, past, 1, h)));
            SDVariable n = graph.math.tanh(part(graph, input, 2, h).add(r.mul(part(graph, past, 2, h))));
            state = n.add(z.mul(state.sub(n)));
            states.add(state);
        }
        SDVariable all = graph.concat(0, states.toArray(SDVariable[]::new));
        SDVariable loss = all.mul(all).sum().mul(0.5);
        graph.setLossVariables(loss.name());
        Map<String, INDArray> g = Quiet.of(() -> graph.calculateGradients(null, NAMES));
        return new Passes(wide(all.eval()), Arrays.stream(NAMES).map(name -> wide(g.get(name))).toArray(double[][]::new));
    }

    private static SDVariable part(SameDiff graph, SDVariable sums, int k, int h) {
        return graph.slice(sums, new int[]{0, k * h}, 1, h);
    }

    private static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] wide(INDArray a) {
        return a.dup('c').data().asDouble();
    }
}
