package scratch.deep.attention.encoderdecoder;

import java.util.ArrayList;
import java.util.List;

import scratch.example.figure.Diagram;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 444: who sees what, where the decoder looks, and how the losses fall.
final class Figures444 {
    private Figures444() {
    }

    static void draw(List<String> source, List<String> written, double[][] looks, double[]... losses) {
        parts().save("encoder-decoder", "The words of the source go into the encoder, whose result is the memory. What is "
                + "written so far goes into the decoder, whose self-attention sees only what stands before, and whose "
                + "cross-attention sees the whole memory. It gives the next word, which is written behind the others.");
        List<String> rows = new ArrayList<>(written);
        rows.add("<end>");
        HeatMap.of("Where the decoder looks while it writes a word", "word of the source", "word that is written", looks)
                .columns(source).rows(rows)
                .save("looks", "A table of darker and lighter cells: a row for each French word, a column for each English "
                        + "one. The rows of noun and colour are dark where their English words stand, in exchanged order.");
        Plot.of("Loss of a batch", "step", "cross-entropy a word").line("encoder and decoder", losses[0]).as(Role.MODEL)
                .line("words not told where they stand", losses[1]).as(Role.ALTERNATIVE)
                .line("decoder cannot look at the source", losses[2]).as(Role.ERROR).yLog()
                .save("losses", "Three falling curves on a logarithmic axis. With everything the loss goes to nearly 0; "
                        + "without places it stays at about a third, without a look at the source above one.");
    }

    private static Diagram parts() {
        return Diagram.of("Two networks, joined by cross-attention").cell(150, 84)
                .box("source", 0, 0, "the black cat", Role.DATA)
                .box("encoder", 1.8, 0, "encoder\nevery word sees all", Role.MODEL)
                .box("memory", 3.8, 0, "memory\none vector a word", Role.MODEL)
                .box("before", 0, 1.6, "<start> le chat", Role.DATA)
                .box("self", 1.8, 1.6, "self-attention\nsees what is before", Role.ALTERNATIVE)
                .box("cross", 3.8, 1.6, "cross-attention\nsees the memory", Role.ALTERNATIVE)
                .box("next", 5.6, 1.6, "next word\nnoir", Role.TRUTH)
                .arrow("source", "encoder", "").arrow("encoder", "memory", "").arrow("memory", "cross", "keys, values")
                .arrow("before", "self", "").arrow("self", "cross", "queries").arrow("cross", "next", "");
    }
}
