package scratch.deep.foundation.gradientcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import scratch.deep.layer.Activation;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.ConvTranspose2d;
import scratch.deep.layer.Dropout;
import scratch.deep.layer.GroupNorm;
import scratch.deep.layer.Layer;
import scratch.deep.layer.LayerNorm;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.deep.layer.RMSNorm;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// Layers of this module held to differences in float32: the largest error of all their derivatives, inputs included.
final class LayerErrors {
    private static final Set<Class<?>> IMAGES = Set.of(Conv2d.class, ConvTranspose2d.class, GroupNorm.class, MaxPool2d.class);

    private LayerErrors() {
    }

    /// The largest error of every derivative of some layers, inputs included.
    static Map<String, Double> of(long seed) {
        var random = new SplittableRandom(seed);
        Map<String, Double> errors = new LinkedHashMap<>();
        for (Layer layer : List.of(new Linear(4, 3, random), Activation.GELU, new LayerNorm(4), new BatchNorm(4),
                new Conv2d(2, 3, 3, random), new MaxPool2d(2),
                new RMSNorm(4), new GroupNorm(1, 2), new ConvTranspose2d(2, 3, 2, random))) {
            boolean images = IMAGES.contains(layer.getClass());
            errors.put(layer.toString(), worst(layer, images ? spread(2, 2, 4, 4) : spread(5, 4), () -> { }));
        }
        Dropout dropout = new Dropout(0.5, seed);
        errors.put("Dropout 0.5, a new mask each time", worst(dropout, spread(5, 4), () -> { }));
        errors.put("Dropout 0.5, the mask frozen",
                worst(dropout, spread(5, 4), () -> dropout.seeds().get("mask").moveTo(0)));
        return errors;
    }

    private static double worst(Layer layer, Variable x, Runnable before) {
        List<Variable> checked = new ArrayList<>(layer.parameters().values());
        checked.add(x);
        return GradCheck.of(() -> {
            before.run();
            return layer.forward(x);
        }, checked.toArray(Variable[]::new)).error();
    }

    /// Numbers between −1 and 1, in no order, no two of them closer than 0.02: no maximum changes hands within a step.
    private static Variable spread(int... shape) {
        int n = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = ((i * 37 + 11) % n + 0.5f) * 2 / n - 1;
        }
        return Variable.parameter(Tensor.of(values, shape));
    }
}
