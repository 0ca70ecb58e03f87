package scratch.deep.foundation.activations;

import java.util.Arrays;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 403: the functions with their derivatives, and what the size of the first weights does to a signal.
final class Figures403 {
    private Figures403() {
    }

    /// @param names  of the four sizes of first weights
    /// @param probes one for each
    static void draw(String[] names, SignalProbe... probes) {
        activations().save("activations", "Five activations on the left and their derivatives on the right, over the same x "
                + "from -4 to 4. The derivative of sigmoid is a low hill that never exceeds a quarter; those of ReLU and its "
                + "relatives are near 1 on the right half.");
        signal(names, probes).save("signal", "The standard deviation of the signal after each layer on the left, of the "
                + "gradient at each layer on the right, on logarithmic axes. With He weights both lines are level; with Xavier "
                + "they sink slowly, with 0.01 they fall by eighteen powers of ten, with 1 they rise by as many.");
    }

    private static Panels activations() {
        double[] x = new double[241];
        Arrays.setAll(x, i -> -4 + i / 30.0);
        Plot values = Plot.of("the function f(x)", "x", "").yRange(-1.2, 3);
        Plot derivatives = Plot.of("its derivative f′(x)", "x", "").yRange(-0.2, 1.2);
        for (ActivationFunction f : ActivationFunction.values()) {
            values = values.line(f.toString(), x, Arrays.stream(x).map(f::value).toArray());
            derivatives = derivatives.line(f.toString(), x, Arrays.stream(x).map(f::derivative).toArray());
        }
        return Panels.of("", 2, values, derivatives).cell(500, 380);
    }

    private static Panels signal(String[] names, SignalProbe... probes) {
        Role[] roles = {Role.DATA, Role.ALTERNATIVE, Role.MODEL, Role.ERROR};
        Plot forward = Plot.of("forward: the outputs of each layer", "layer", "standard deviation").yLog();
        Plot backward = Plot.of("backward: the gradient at each layer", "layer", "standard deviation").yLog();
        for (int i = 0; i < probes.length; i++) {
            forward = forward.line(names[i], shown(probes[i].forward())).as(roles[i]);
            backward = backward.line(names[i], shown(probes[i].backward())).as(roles[i]);
        }
        return Panels.of("The same layers of ReLUs with four sizes of first weights", 2, forward, backward).cell(500, 400);
    }

    /// What a logarithmic axis can show; the rest has overflowed or vanished.
    private static double[] shown(double... deviations) {
        return Arrays.stream(deviations).map(d -> d > 0 && d < Double.POSITIVE_INFINITY ? d : Double.NaN).toArray();
    }
}
