package scratch.deep.convolution.resnet;


import scratch.deep.convolution.resnet.Ex415ResNet.Run;
import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 415: the two blocks, a training, and what the other pictures of a batch do.
final class Figures415 {
    private Figures415() {
    }

    static void draw(Run[] runs, double[]... byBatch) {
        Panels.of("", 2, block("basic block, 64 channels", "3 x 3, 64 to 64", "", "3 x 3, 64 to 64"),
                block("bottleneck, 256 channels", "1 x 1, 256 to 64", "3 x 3, 64 to 64", "1 x 1, 64 to 256")).cell(430, 420)
                .save("blocks", "Two blocks from top to bottom. On the left two convolutions of 3 by 3 with 64 channels, on "
                + "the right 1 by 1 from 256 to 64 channels, 3 by 3, and 1 by 1 back to 256. Around both an arrow to the "
                        + "addition at the end.");
        Panels.of("A ResNet of eight layers reads digits", 2, curve("training loss", runs, false),
                curve("right on test, %", runs, true)).cell(500, 340).save("training", "Left the training loss over epochs, "
                + "right the share of right answers on test digits, one line for each seed: after one epoch most are right.");
        Plot.of("Who normalises a digit?", "digits in a batch", "right on test, %").xLog()
                .line("by the batch, as they come", byBatch[0], byBatch[1]).as(Role.MODEL)
                .line("by the batch, sorted by kind", byBatch[0], byBatch[2]).as(Role.ERROR)
                .horizontal("by running averages", byBatch[3][0]).as(Role.TRUTH)
                .save("companions", "Right answers over the size of a batch. By running averages they are the same for every "
                + "batch. Normalised by the batch itself they are fewer for small batches, and far fewer if all digits of a "
                        + "batch are of one kind.");
    }

    private static Diagram block(String title, String first, String second, String third) {
        Diagram diagram = Diagram.of(title).cell(150, 70).box("x", 0, 0, "x", Role.DATA)
                .box("a", 0, 1, first + ", norm, ReLU", Role.MODEL);
        boolean three = !second.isEmpty();
        diagram = three ? diagram.box("b", 0, 2, second + ", norm, ReLU", Role.MODEL).arrow("a", "b", "") : diagram;
        return diagram.box("c", 0, 3, third + ", norm", Role.MODEL).box("s", 0, 4, "+, then ReLU", Role.TRUTH)
                .box("k", 1.2, 2, "x", Role.DATA).arrow("x", "a", "").arrow(three ? "b" : "a", "c", "").arrow("c", "s", "")
                .arrow("x", "k", "", Role.DATA).arrow("k", "s", "", Role.DATA);
    }

    private static Plot curve(String title, Run[] runs, boolean accuracy) {
        Plot plot = Plot.of(title, "epoch", "");
        Role[] roles = {Role.MODEL, Role.DATA, Role.ALTERNATIVE};
        for (int i = 0; i < runs.length; i++) {
            plot = plot.line("seed " + (i + 1), runs[i].epochs().stream().mapToDouble(e -> accuracy
                    ? 100 * e.validationAccuracy() : e.trainLoss()).toArray());
            plot = i < roles.length ? plot.as(roles[i]) : plot;
        }
        return plot;
    }
}
