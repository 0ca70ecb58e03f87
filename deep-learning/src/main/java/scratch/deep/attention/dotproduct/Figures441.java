package scratch.deep.attention.dotproduct;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 441: the learned dictionary, the masks, and what happens without 1/√d.
final class Figures441 {
    private Figures441() {
    }

    static void draw(SoftDictionary before, SoftDictionary after, double[][][] masked, List<ScaleProbe> probes) {
        Panels.of("How strongly each question looks at each key", 2, weights("before training", before),
                weights("after training", after)).cell(430, 400).save("dictionary", "Two heat maps of eight questions against "
                + "eight keys. Before training the weights are spread at random; after training each question has nearly "
                + "all of its weight on its own key, on the diagonal.");
        Panels.of("One sequence of six, four ways to hide", 4, mask("nothing hidden", masked[0]), mask("causal", masked[1]),
                mask("padding behind 5", masked[2]), mask("row 3 sees nothing", masked[3])).cell(320, 320)
                .save("masks", "Four heat maps of weights, queries down and keys across. Nothing hidden: every cell has some. "
                        + "Causal: nothing right of the diagonal. Padding: nothing in the last column. Everything hidden: a "
                        + "row of zeros.");
        double[] d = probes.stream().mapToDouble(ScaleProbe::d).toArray();
        Panels.of("Products of longer vectors spread out, and softmax turns hard", 2,
                Plot.of("largest of 32 weights", "numbers in a query", "").xLog().yRange(0, 1.05)
                        .line("q·k", d, numbers(probes, ScaleProbe::largest)).as(Role.ERROR)
                        .line("q·k / √d", d, numbers(probes, ScaleProbe::scaledLargest)).as(Role.MODEL),
                Plot.of("what is left of a gradient", "numbers in a query", "Σ |∂weight/∂score|").xLog().yRange(0, 2)
                        .line("q·k", d, numbers(probes, ScaleProbe::slope)).as(Role.ERROR)
                        .line("q·k / √d", d, numbers(probes, ScaleProbe::scaledSlope)).as(Role.MODEL)).cell(460, 340)
                .save("scale", "Left: without the division the largest weight climbs towards 1 as vectors grow longer, with it "
                        + "it stays near 0.2. Right: the derivatives of softmax fall towards 0 without the division, and stay "
                        + "with it.");
    }

    private static double[] numbers(List<ScaleProbe> probes, ToDoubleFunction<ScaleProbe> part) {
        return probes.stream().mapToDouble(part).toArray();
    }

    private static HeatMap weights(String title, SoftDictionary dictionary) {
        return HeatMap.of(title, "key", "question", dictionary.weights()).values("%.2f").range(0, 1);
    }

    private static HeatMap mask(String title, double[]... weights) {
        double[][] rounded = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
        return HeatMap.of(title, "key", "query", rounded).values("%.2f").range(0, 1);
    }
}
