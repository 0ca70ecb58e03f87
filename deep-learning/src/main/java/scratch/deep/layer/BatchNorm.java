package scratch.deep.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Scope;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Unary;

/// Each feature (or channel) gets mean 0 and variance 1 *over the batch*, and is then scaled and moved by learned
/// numbers. x (n, d) or images (n, c, h, w).
///
/// Evaluation must not depend on who else is in the batch, so it uses running averages of means and variances:
/// `running ← 0.9·running + 0.1·batch`. As in PyTorch, a batch is normalised by its variance divided by m, and the
/// running variance collects the unbiased one, divided by m − 1. A batch with a NaN or an infinite number in a feature
/// leaves the running averages of that feature as they were. Ioffe and Szegedy 2015.
public final class BatchNorm implements Layer {
    /// PyTorch's ε. Keras has 1e-3.
    public static final float EPSILON = 1e-5f;
    /// The weight of a new batch in the running averages. Keras names the other part: momentum 0.99.
    public static final float MOMENTUM = 0.1f;

    private final int size;
    private final float epsilon;
    private final float momentum;
    private final Variable weight;         // (c)
    private final Variable bias;           // (c)
    private final Tensor runningMean;      // (c)
    private final Tensor runningVariance;  // (c)
    private boolean training = true;

    public BatchNorm(int size) {
        this(size, EPSILON, MOMENTUM);
    }

    public BatchNorm(int size, float epsilon, float momentum) {
        Require.atLeast(1, "BatchNorm", "size", size);
        Checks.epsilon("BatchNorm", epsilon);
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("BatchNorm: momentum " + momentum + ": must be from 0 to 1");
        }
        this.size = size;
        this.epsilon = epsilon;
        this.momentum = momentum;
        weight = Variable.parameter(Tensor.ones(size)).named("weight");
        bias = Variable.parameter(Tensor.zeros(size)).named("bias");
        runningMean = Tensor.zeros(size);
        runningVariance = Tensor.ones(size);
    }

    @Override
    public Variable forward(Variable x) {
        if (x.rank() != 2 && x.rank() != 4 || x.length(1) != size) {
            throw new IllegalArgumentException(this + ": " + Shape.text(x.shape()) + ": must be (rows, " + size
                    + ") or (rows, " + size + ", height, width)");
        }
        return training ? byBatch(x) : byRunningAverages(x);
    }

    private Variable byBatch(Variable x) {
        int each = x.data().size() / size;                     // m: how many numbers a feature has in this batch
        if (each < 2) {
            throw new IllegalArgumentException(this + ": " + Shape.text(x.shape()) + ": a batch needs more than one"
                    + " number per feature to have a variance: larger batches, or eval()");
        }
        boolean images = x.rank() == 4;
        Variable features = images ? x.permute(1, 0, 2, 3) : x.transpose();            // (c, n, h, w) or (c, n)
        Variable rows = features.reshape(size, each);                                  // (c, m)
        updateRunningAverages(rows.data(), each);
        Variable y = Functions.standardize(rows, epsilon).times(weight.reshape(size, 1))
                .plus(bias.reshape(size, 1));
        return images ? y.reshape(features.shape()).permute(1, 0, 2, 3) : y.transpose();
    }

    private void updateRunningAverages(Tensor rows, int each) {
        try (Scope scope = Scope.open()) {
            Tensor mean = rows.mean(1);                                                // (c)
            Tensor centred = rows.minus(mean.reshape(size, 1));
            Tensor variance = centred.times(centred).sum(1).times(1f / (each - 1));
            // subtle: x − x is 0 for numbers and NaN for all else; the variance is finite only if the mean is.
            Tensor usable = variance.minus(variance).combine(Binary.EQUAL, Tensor.full(rows.backend(), 0));
            average(runningMean, mean, usable);
            average(runningVariance, variance, usable);
            scope.clear();
        }
    }

    private void average(Tensor running, Tensor batch, Tensor usable) {
        running.copyInPlace(Tensor.where(usable, running.times(1 - momentum).plus(batch.times(momentum)), running));
    }

    private Variable byRunningAverages(Variable x) {
        int[] shape = x.rank() == 4 ? new int[] {size, 1, 1} : new int[] {size};
        Variable mean = Variable.constant(runningMean.reshape(shape));
        Variable factor = Variable.constant(runningVariance.plus(epsilon).applyInPlace(Unary.POWER, -0.5f)
                .reshape(shape));
        return x.minus(mean).times(factor).times(weight.reshape(shape)).plus(bias.reshape(shape));
    }

    @Override
    public void setTraining(boolean newTraining) {
        training = newTraining;
    }

    @Override
    public Map<String, Variable> parameters() {
        return WeightAndBias.named(weight, bias);
    }

    @Override
    public Map<String, Tensor> buffers() {
        Map<String, Tensor> buffers = new LinkedHashMap<>();
        buffers.put("running_mean", runningMean);
        buffers.put("running_var", runningVariance);
        return buffers;
    }

    @Override
    public String toString() {
        return "BatchNorm " + size;
    }
}
