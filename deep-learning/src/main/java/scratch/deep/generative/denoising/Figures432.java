package scratch.deep.generative.denoising;

import java.util.Arrays;

import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.reconstruction.Rows;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 432: where the arrows point, what is repaired, and at which level it pays.
final class Figures432 {
    private Figures432() {
    }

    static void draw(Ex432Denoising.Split data, Corruption[] damages, Layer gaussian, int epochs, double[][] curve,
            Layer ring) {
        arrows(ring).save("arrows", "Two planes with a circle and a grid of arrows, all of which point to the circle, from "
                + "inside and from outside, and are longer further away. Left the arrows that the network has learned, "
                + "right the "
                + "exact ones; they are nearly the same, but for the corners, where no points were seen.");
        repaired(data, damages, gaussian, epochs).save("repaired", "A row of clean digits and three groups of three rows: "
                + "with normal noise, with half of the pixels masked, with salt and pepper. Below each the same digits "
                + "after the "
                + "best linear filter, and after the denoising network, whose strokes are clearer.");
        levels(curve).save("levels", "What is lost over the level of noise. Untouched images rise steeply from "
                + "0. The network trained at 0.3 is far below them from 0.2 on and above them at 0, where it still smooths. A "
                + "linear filter fitted to each level is better than it at both ends.");
    }

    private static Panels arrows(Layer ring) {
        int side = 13;
        Matrix at = Matrix.zeros(side * side, 2);
        Matrix exact = Matrix.zeros(side * side, 2);
        Ring truth = new Ring(Ex432Denoising.RING_NOISE);
        for (int i = 0; i < at.rows(); i++) {
            at.set(i, 0, -1.5 + 3.0 * (i % side) / (side - 1));
            at.set(i, 1, -1.5 + 3.0 * (i / side) / (side - 1));
            double[] mean = truth.posteriorMean(at.get(i, 0), at.get(i, 1));
            exact.set(i, 0, mean[0]);
            exact.set(i, 1, mean[1]);
        }
        return Panels.of("From a noisy point to its reconstruction", 2, field("learned", at, Rows.through(ring, at)),
                field("exact: noise² times the score", at, exact)).cell(500, 500);
    }

    private static Plot field(String title, Matrix from, Matrix to) {
        double[] angle = new double[101];
        Arrays.setAll(angle, i -> 2 * Math.PI * i / 100);
        return Plot.of(title, "x", "y").equalAspect().xRange(-1.7, 1.7).yRange(-1.7, 1.7)
                .line("where clean points lie", Arrays.stream(angle).map(Math::cos).toArray(),
                        Arrays.stream(angle).map(Math::sin).toArray()).as(Role.TRUTH)
                .arrows("reconstruction minus input", from.column(0), from.column(1), to.column(0),
                        to.column(1)).as(Role.MODEL);
    }

    private static Images repaired(Ex432Denoising.Split data, Corruption[] damages, Layer gaussian, int epochs) {
        Matrix clean = data.test().selectRows(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        String[] names = {"noise", "masked", "salt, pepper"};
        double[][] images = new double[10 + 30 * damages.length][];
        String[] captions = new String[images.length];
        Arrays.fill(captions, "");
        put(images, 0, clean);
        captions[0] = "clean";
        for (int k = 0; k < damages.length; k++) {
            Matrix noisy = damages[k].apply(clean, SeedStream.generator(11));
            Layer network = k == 0 ? gaussian : Ex432Denoising.denoising(data.train(), damages[k], epochs, 1);
            put(images, 10 + 30 * k, noisy);
            put(images, 20 + 30 * k, LinearDenoiser.fit(data.train(), damages[k]).denoise(noisy));
            put(images, 30 + 30 * k, Rows.through(network, noisy));
            captions[10 + 30 * k] = names[k];
            captions[20 + 30 * k] = "linear";
            captions[30 + 30 * k] = "network";
        }
        return Images.of("Damaged test digits, and what is made of them", 8, 10, images).captions(captions);
    }

    private static void put(double[][] images, int from, Matrix rows) {
        for (int i = 0; i < rows.rows(); i++) {
            images[from + i] = Arrays.stream(rows.row(i)).map(v -> Math.clamp(v, 0, 1)).toArray();
        }
    }

    private static Plot levels(double[][] curve) {
        String[] names = {"left as it is", "linear, for 0.3", "network, for 0.3", "linear, for each level"};
        Role[] roles = {Role.ERROR, Role.ALTERNATIVE, Role.MODEL, Role.UNCERTAINTY};
        Plot plot = Plot.of("Lost on test rows", "standard deviation of the noise", "lost, in %").yRange(0, 160);
        for (int m = 0; m < curve.length; m++) {
            plot = plot.line(names[m], Ex432Denoising.LEVELS, curve[m]).as(roles[m]);
        }
        return plot.vertical("", 0.3).as(Role.NEUTRAL);
    }
}
