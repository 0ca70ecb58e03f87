package scratch.deep.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import scratch.math.autograd.BatchNormalization;
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
        return forward(x, null, false);
    }

    /// `relu(normalised x)`, in one pass over memory while training.
    public Variable forwardRelu(Variable x) {
        return forward(x, null, true);
    }

    /// `relu(normalised x + added)`: the end of a residual block, in one pass over memory while training.
    public Variable forwardRelu(Variable x, Variable added) {
        return forward(x, added, true);
    }

    private Variable forward(Variable x, Variable added, boolean relu) {
        if (x.rank() != 2 && x.rank() != 4 || x.length(1) != size) {
            throw new IllegalArgumentException(this + ": " + Shape.text(x.shape()) + ": must be (rows, " + size
                    + ") or (rows, " + size + ", height, width)");
        }
        if (training) {
            return byBatch(x, added, relu);
        }
        Variable y = byRunningAverages(x);
        y = added == null ? y : y.plus(added);
        return relu ? y.relu() : y;
    }

    private Variable byBatch(Variable x, Variable added, boolean relu) {
        int each = x.data().size() / size;                     // m: how many numbers a feature has in this batch
        if (each < 2) {
            throw new IllegalArgumentException(this + ": " + Shape.text(x.shape()) + ": a batch needs more than one"
                    + " number per feature to have a variance: larger batches, or eval()");
        }
        BatchNormalization.Result result = BatchNormalization.batchNorm(x, weight, bias, added, relu, epsilon);
        updateRunningAverages(result.mean(), result.variance(), (float) each / (each - 1));
        result.mean().release();
        result.variance().release();
        return result.y();
    }

    private void updateRunningAverages(Tensor mean, Tensor biased, float correction) {
        try (Scope scope = Scope.open()) {
            Tensor variance = biased.times(correction);
            // subtle: x − x is 0 for numbers and NaN for all else; the variance is finite only if the mean is.
            Tensor usable = variance.minus(variance).combine(Binary.EQUAL, Tensor.full(variance.backend(), 0));
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
