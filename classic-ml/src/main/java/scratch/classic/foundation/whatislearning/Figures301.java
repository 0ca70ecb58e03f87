package scratch.classic.foundation.whatislearning;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import scratch.example.figure.Diagram;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 301: the loop, the rides, what the weights look like, and a loss that falls for nothing.
final class Figures301 {
    private static final int ACROSS = 8;

    private Figures301() {
    }

    static void draw(Halves images, Learning run, Halves shuffled, Learning shuffledRun) {
        Diagram.of("One step of learning, with the numbers of the first").cell(205, 110)
                .box("data", 0, 0, "data\n4 rides: km, minutes", Role.DATA)
                .box("model", 1, 0, "model: w · km\nw = 0: all rides 0 min", Role.MODEL)
                .box("loss", 2, 0, "loss: mean squared\nerror 21", Role.ERROR)
                .box("optimisation", 2, 1, "optimisation:\ngradient -20", Role.ERROR)
                .box("update", 1, 1, "update:\nw = 0 + 0.05 · 20 = 1", Role.MODEL)
                .arrow("data", "model", "").arrow("model", "loss", "").arrow("loss", "optimisation", "")
                .arrow("optimisation", "update", "").arrow("update", "model", "again")
                .save("loop", "Five boxes in a loop: data flow into the model, the model's predictions into the loss, the loss "
                + "gives a gradient, the gradient an update, and the updated model predicts again.");
        Panels.of("Four rides, one weight", 2, lines(), bowl()).cell(430, 400)
                .save("rides", "Left: four rides, minutes against kilometres, and the lines of w = 0, 1, 1.5, 1.75 and 2, "
                + "each nearer to the points. Right: the loss against w, a bowl with its lowest point at 2; the steps go down "
                + "its side, each half as long as the one before.");
        weights(images, run);
        Panels.of("A falling loss proves nothing: look at what was not learned from", 2,
                losses("true labels", images, run), losses("shuffled labels", shuffled, shuffledRun)).cell(430, 360)
                .save("shuffled", "Two panels, loss against steps. True labels: the loss falls on the images learned from and "
                + "on the test images alike. Shuffled labels: it falls on the images learned from and rises on the others.");
    }

    private static Plot lines() {
        Plot plot = Plot.of("The model gets better", "km", "minutes")
                .points("rides", Ex301WhatIsLearning.KM, Ex301WhatIsLearning.MINUTES).as(Role.DATA);
        for (double w : new double[] {0, 1, 1.5, 1.75}) {
            plot = plot.line("", new double[] {0, 3.6}, new double[] {0, 3.6 * w}).textBeside(3.62, 3.6 * w, "" + w);
        }
        return plot.line("w = 2", new double[] {0, 3.6}, new double[] {0, 7.2}).as(Role.MODEL).xRange(0, 4.2).yRange(-0.5, 7.6);
    }

    private static Plot bowl() {
        double[] w = IntStream.rangeClosed(0, 80).mapToDouble(i -> -0.4 + 4.8 * i / 80).toArray();
        Learning run = Ex301WhatIsLearning.learnRides(Ex301WhatIsLearning.RATE, 4);
        double[] at = IntStream.rangeClosed(0, 4).mapToDouble(step -> run.weights(step)[0]).toArray();
        double[] height = Arrays.stream(at).map(Figures301::loss).toArray();
        return Plot.of("The loss gets smaller", "w", "loss")
                .line("loss", w, Arrays.stream(w).map(Figures301::loss).toArray()).as(Role.ERROR)
                .arrows("steps, rate 0.05", Arrays.copyOf(at, 4), Arrays.copyOf(height, 4), Arrays.copyOfRange(at, 1, 5),
                        Arrays.copyOfRange(height, 1, 5)).as(Role.MODEL);
    }

    private static double loss(double w) {
        return Learning.loss(Learning.predict(Ex301WhatIsLearning.km(), new double[] {w}), Ex301WhatIsLearning.MINUTES);
    }

    private static void weights(Halves images, Learning run) {
        int three = first(images, -1);
        int eight = first(images, 1);
        double[] w = run.weights();
        double[][] square = new double[ACROSS][];
        for (int r = 0; r < ACROSS; r++) {
            square[r] = Arrays.copyOfRange(w, 1 + ACROSS * r, 1 + ACROSS * (r + 1));
        }
        Panels.of("Nobody wrote these 64 numbers", 2,
                Images.of("two of the images", ACROSS, 2, dots(images, three), dots(images, eight))
                        .captions("-1: a three", "+1: an eight"),
                HeatMap.of("the weight of each dot", "column", "row", square)).cell(430, 380)
                .save("weights", "Left, a handwritten three, an eight of 8 by 8 dots. Right, the learned weight of each dot, "
                + "positive at the left side, where an eight closes its loops and a three is open.");
    }

    private static int first(Halves images, double answer) {
        return IntStream.range(0, images.trainAnswers().length).filter(i -> images.trainAnswers()[i] == answer).findFirst()
                .orElseThrow();
    }

    private static double[] dots(Halves images, int row) {
        double[] dots = images.train().row(row);
        return Arrays.copyOfRange(dots, 1, dots.length);
    }

    private static Plot losses(String title, Halves half, Learning run) {
        int[] steps = IntStream.rangeClosed(0, 100).map(i -> (int) Math.round(Math.pow(run.steps(), i / 100.0))).distinct()
                .toArray();
        return Plot.of(title, "steps", "loss")
                .line("images learned from", at(steps), at(steps, s -> half.trainLoss(run.weights(s)))).as(Role.MODEL)
                .line("test images", at(steps), at(steps, s -> half.testLoss(run.weights(s)))).as(Role.ERROR)
                .xLog().yRange(0, 1.4);
    }

    private static double[] at(int... steps) {
        return at(steps, step -> step);
    }

    private static double[] at(int[] steps, IntToDoubleFunction value) {
        return IntStream.of(steps).mapToDouble(value).toArray();
    }
}
