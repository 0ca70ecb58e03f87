package scratch.deep.recurrence.sequences;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.example.figure.Diagram;
import scratch.example.figure.Figure;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 425: the three arrangements, painted digits, a forecast, and errors over the steps ahead.
final class Figures425 {
    private Figures425() {
    }

    static void draw(float[] pictures, Ex425Sequences.Forecasts forecasts) {
        Panels.of("What is read, and what is fed", 3, arrangement("many to one", true, false), arrangement("one to many", false,
                true), arrangement("many to many", true, true)).cell(330, 260).save("arrangements", "Three small networks of "
                + "three steps. Many to one has an input at each step and an output after the last; one to many repeats one "
                + "input and has an output at each step; many to many has both at each step.");
        Figure[] painted = IntStream.range(0, 10).mapToObj(c -> digit(c, pictures)).toArray(Figure[]::new);
        Panels.of("Ten pictures, row by row, from ten names", 5, painted).cell(190, 200).save("painted", "Ten blurred pictures "
                + "of digits, from 0 to 9, each the mean of many handwritings.");
        forecast(forecasts).save("forecast", "The last three years of a series with a wavy season, and three forecasts of one "
                + "year. The network stays close to what came and within its band, the forecast from a season ago repeats "
                + "the noise of that season.");
        errors(forecasts.errors()).save("errors", "Mean absolute error over 1 to 12 steps ahead: step by step "
                + "the network is close to the noise at every distance, all steps at once it is between that and the forecast "
                + "from a season ago, and once above it; no error grows with the distance.");
    }

    private static Diagram arrangement(String title, boolean many, boolean each) {
        Diagram d = Diagram.of(title).cell(90, 70);
        for (int t = 1; t <= 3; t++) {
            d = d.box("h" + t, t, 1, "h" + "₀₁₂₃".charAt(t), Role.MODEL).box("x" + t, t, 2, many ? "x" + "₀₁₂₃".charAt(t) : "x",
                    Role.DATA).arrow("x" + t, "h" + t, "");
            if (each || t == 3) {
                d = d.box("y" + t, t, 0, each ? "y" + "₀₁₂₃".charAt(t) : "y", Role.TRUTH).arrow("h" + t, "y" + t, "");
            }
            d = t == 1 ? d : d.arrow("h" + (t - 1), "h" + t, "");
        }
        return d;
    }

    private static HeatMap digit(int c, float... pictures) {
        double[][] picture = new double[8][8];
        for (int i = 0; i < 64; i++) {
            picture[i / 8][i % 8] = pictures[64 * c + i];
        }
        return HeatMap.of(Integer.toString(c), "", "", picture).range(0, 1);
    }

    private static Plot forecast(Ex425Sequences.Forecasts f) {
        double[] values = f.shown()[0];
        double[] months = IntStream.range(values.length - 48, values.length).asDoubleStream().toArray();
        double[] ahead = Arrays.copyOfRange(months, 36, 48);
        double[] low = new double[12];
        double[] high = new double[12];
        for (int i = 0; i < 12; i++) {
            low[i] = f.shown()[2][i] - f.width()[i];
            high[i] = f.shown()[2][i] + f.width()[i];
        }
        return Plot.of("Forecasts of the last twelve months", "month", "value")
                .band("90 % around all at once", ahead, low, high).as(Role.UNCERTAINTY)
                .line("values", months, Arrays.copyOfRange(values, values.length - 48, values.length)).as(Role.DATA)
                .line("a season ago", ahead, f.shown()[1]).as(Role.ALTERNATIVE)
                .line("all at once", ahead, f.shown()[2]).as(Role.MODEL)
                .line("step by step", ahead, f.shown()[3]).as(Role.TRUTH);
    }

    private static Plot errors(double[]... errors) {
        return Plot.of("Error by steps ahead", "steps ahead", "mean absolute error").yRange(0.1, 0.35)
                .line("a season ago", errors[0]).as(Role.ALTERNATIVE).line("all at once", errors[1]).as(Role.MODEL)
                .line("step by step, from its own", errors[2]).as(Role.TRUTH)
                .line("noise alone", errors[4]).as(Role.NEUTRAL);
    }
}
