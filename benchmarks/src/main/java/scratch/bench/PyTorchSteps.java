package scratch.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The networks of [TrainingNetwork] in PyTorch 2.7.1, from the same numbers.
///
/// A whole step is one call of TorchScript: the loss, PyTorch's gradients of it, and PyTorch's own fused Adam. So Java costs
/// one call a step, and DJL's optimizers, which are composed of many small operations, take no part.
final class PyTorchSteps {
    private final PtNDManager manager;
    private final PtSymbolBlock net;
    private final List<NDArray> gradients = new ArrayList<>();
    private final NDList adam;
    private final NDList gradient;

    /// @param threads for one operation
    PyTorchSteps(TrainingNetwork network, int threads) {
        manager = PyTorchLibrary.start(threads);
        net = PyTorchLibrary.compile(manager, PyTorchLibrary.source("training") + PyTorchLibrary.source(network.toString()));
        List<NDArray> parameters = new ArrayList<>();
        List<NDArray> buffers = new ArrayList<>();
        List<NDArray> means = new ArrayList<>();
        List<NDArray> squares = new ArrayList<>();
        List<NDArray> steps = new ArrayList<>();
        for (int i = 0; i < network.parameters().size(); i++) {
            TrainingNetwork.Parameter p = network.parameters().get(i);
            NDArray start = parameter(network.start(i), p.shape());
            parameters.add(start);
            means.add(start.zerosLike());
            squares.add(start.zerosLike());
            gradients.add(start.zerosLike());
            steps.add(manager.zeros(new Shape()));
            if (p.name().equals("scale")) {                     // batch normalisation: running mean and variance
                buffers.add(manager.zeros(start.getShape()));
                buffers.add(manager.ones(start.getShape()));
            }
            start.setRequiresGradient(true);
        }
        if (buffers.isEmpty()) {
            buffers.add(manager.zeros(new Shape(1)));           // a list needs one array to be a list
        }
        NDList common = new NDList();
        add(common, "x", manager.create(network.inputs(), new Shape(longs(network.inputShape()))));
        add(common, "y", network.classifies() ? manager.create(longs(network.labels()))
            : manager.create(network.target(), new Shape(longs(network.inputShape()))));
        addAll(common, "p[]", parameters);
        addAll(common, "b[]", buffers);
        gradient = new NDList(common);
        addAll(gradient, "g[]", gradients);
        add(gradient, "module_method:gradients", manager.zeros(new Shape(1)));
        adam = new NDList(common);
        addAll(adam, "m[]", means);
        addAll(adam, "v[]", squares);
        addAll(adam, "t[]", steps);
        add(adam, "module_method:adam", manager.zeros(new Shape(1)));
    }

    /// Linear layers keep their weights as (outputs, inputs), the layout PyTorch is fastest with.
    private NDArray parameter(float[] values, int... shape) {
        if (shape.length != 2) {
            return manager.create(values, new Shape(longs(shape)));
        }
        return manager.create(TrainingNetwork.transposed(values, shape[0], shape[1]), new Shape(shape[1], shape[0]));
    }

    private static long[] longs(int... values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private static void addAll(NDList list, String name, List<NDArray> arrays) {
        arrays.forEach(array -> add(list, name, array));
    }

    /// By the names DJL knows which argument an array is, or belongs to, and which method is meant.
    private static void add(NDList list, String name, NDArray array) {
        array.setName(name);
        list.add(array);
    }

    /// One step; the loss before it.
    float train() {
        return call(adam);
    }

    /// Without the optimizer.
    float gradients() {
        return call(gradient);
    }

    /// Both switches belong to a thread. Without its optimizer of graphs TorchScript runs what is written, operation by
    /// operation, as Python would: that was never slower here, and a tenth faster for the deep network.
    private float call(NDList arguments) {
        JniUtils.setGradMode(true);
        JniUtils.setGraphExecutorOptimize(false);
        try (NDList result = IValueUtils.forward(net, arguments, true)) {
            return result.get(0).getFloat();
        }
    }

    /// The gradient by a parameter after [#gradients()], in PyTorch's layout.
    float[] gradient(int position) {
        return gradients.get(position).toFloatArray();
    }

    /// Three steps from the same numbers lead both the same way.
    void check(TrainingSteps ours) {
        for (int i = 0; i < 3; i++) {
            double wanted = ours.train();
            double loss = train();
            if (!(Math.abs(loss - wanted) <= 2e-4 * wanted)) {
                throw new IllegalStateException("pytorch27: the loss at step " + i + " is " + loss + ", ours " + wanted);
            }
        }
    }
}
