package scratch.deep.convolution.skip;

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

/// A block and its gradients in three ways: by hand, by our autograd in float32, by ND4J's SameDiff in double.
final class Peers414 {
    private Peers414() {
    }

    /// Output, and gradients by x, W₁ and W₂.
    static double[][] byHand(Block block, Matrix x, Matrix toOutput) {
        Block.Pass pass = block.forward(x);
        Block.Gradient gradient = block.backward(x, pass, toOutput);
        return new double[][] {pass.output().data(), gradient.toX().data(), gradient.toW1().data(), gradient.toW2().data()};
    }

    static double[][] byAutograd(Block block, Matrix x, Matrix toOutput) {
        Variable[] in = {parameter(x), parameter(block.w1()), parameter(block.w2())};
        Variable change = in[0].matmul(in[1]).relu().matmul(in[2]);
        Variable output = (block.skip() ? change.plus(in[0]) : change).relu();
        double[] values = Doubles.of(output.data());
        output.times(parameter(toOutput).detach()).sum().backward();
        return new double[][] {values, Doubles.of(in[0].gradient()), Doubles.of(in[1].gradient()),
                Doubles.of(in[2].gradient())};
    }

    static double[][] bySameDiff(Block block, Matrix x, Matrix toOutput) {
        SameDiff graph = SameDiff.create();
        SDVariable in = graph.var("x", array(x));
        SDVariable hidden = graph.nn().relu(in.mmul(graph.var("w1", array(block.w1()))), 0);
        SDVariable change = hidden.mmul(graph.var("w2", array(block.w2())));
        SDVariable output = graph.nn().relu(block.skip() ? change.add(in) : change, 0);
        SDVariable loss = output.mul(graph.constant(array(toOutput))).sum();
        graph.setLossVariables(loss.name());
        double[] values = values(output.eval());
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, "x", "w1", "w2"));
        return new double[][] {values, values(gradients.get("x")), values(gradients.get("w1")), values(gradients.get("w2"))};
    }

    private static Variable parameter(Matrix a) {
        float[] values = new float[a.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) a.data()[i];
        }
        return Variable.parameter(Tensor.of(values, a.rows(), a.columns()));
    }

    private static INDArray array(Matrix a) {
        return Nd4j.createFromArray(a.data().clone()).reshape(a.rows(), a.columns());
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }
}
