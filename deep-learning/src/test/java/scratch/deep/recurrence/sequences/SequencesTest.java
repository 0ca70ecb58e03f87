package scratch.deep.recurrence.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import scratch.deep.recurrence.Golden;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class SequencesTest {
    private static final double[][][] RAGGED = {{{1}, {2}, {3}}, {{-1}}, {{0.5}, {4}}};

    // ---------------------------------------------------------------- by hand

    /// The table of the README: three steps and one, logits that are 0 or ln 3.
    @Test
    void theLossOfTheReadmeByHand() {
        double l = Math.log(3);
        double[][][] logits = {{{0, 0}, {l, 0}, {0, l}}, {{l, 0}, {9, 9}, {9, 9}}};
        MaskedCrossEntropy masked = MaskedCrossEntropy.of(logits, new int[][]{{0, 0, 0}, {0, 0, 0}}, 3, 1);
        double[] steps = {Math.log(2), Math.log(4.0 / 3), Math.log(4), Math.log(4.0 / 3)};
        assertThat(steps).containsExactly(new double[]{0.6931, 0.2877, 1.3863, 0.2877}, within(5e-5));
        assertThat(masked.loss()).isEqualTo(Arrays.stream(steps).sum() / 4, within(1e-12));
        assertThat(masked.loss()).isEqualTo(0.6637, within(5e-5));
        assertThat(masked.delta()[0][0]).containsExactly(new double[]{-0.125, 0.125}, within(1e-12));
        assertThat(masked.delta()[0][2]).containsExactly(new double[]{-0.1875, 0.1875}, within(1e-12));
        assertThat(masked.delta()[1][1]).containsExactly(0, 0);
        double unmasked = (Arrays.stream(steps).sum() + 2 * Math.log(2)) / 6;
        assertThat(unmasked).isEqualTo(0.6735, within(5e-5));
    }

    @Test
    void theLossByHandIsThoseOfTheLibraries() {
        var random = new SplittableRandom(3);
        for (int[] lengths : new int[][]{{4}, {1, 4, 2}, {4, 4, 4, 1}}) {
            double[][][] logits = new double[lengths.length][4][3];
            int[][] labels = new int[lengths.length][4];
            for (int i = 0; i < lengths.length; i++) {
                Arrays.setAll(labels[i], t -> random.nextInt(3));
                Arrays.stream(logits[i]).forEach(row -> Arrays.setAll(row, j -> 2 * random.nextGaussian()));
            }
            Peers425.Masked ours = Peers425.byHand(logits, labels, lengths);
            Peers425.Masked layers = Peers425.byLayers(logits, labels, lengths);
            Peers425.Masked theirs = Peers425.bySameDiff(logits, labels, lengths);
            assertThat(ours.loss()).isEqualTo(theirs.loss(), within(1e-12)).isEqualTo(layers.loss(), within(1e-6));
            assertThat(ours.gradient()).containsExactly(theirs.gradient(), within(1e-12))
                    .containsExactly(layers.gradient(), within(1e-6));
        }
    }

    // ---------------------------------------------------------------- arrangements

    /// Each sequence in the batch gives what it gives alone, and its gradient too.
    @Test
    void aSequenceDoesNotDependOnItsNeighbours() {
        for (boolean both : new boolean[]{false, true}) {
            Arrangement model = new Arrangement(1, 5, 2, both, 1);
            float[] last = model.last(Padded.of(RAGGED)).data().toArray();
            float[] each = model.each(Padded.of(RAGGED)).data().toArray();
            for (int i = 0; i < 3; i++) {
                Padded alone = Padded.of(RAGGED[i]);
                assertThat(Arrays.copyOfRange(last, 2 * i, 2 * i + 2)).containsExactly(model.last(alone).data().toArray(),
                        within(1e-6f));
                assertThat(Arrays.copyOfRange(each, 6 * i, 6 * i + 2 * RAGGED[i].length))
                        .containsExactly(model.each(alone).data().toArray(), within(1e-6f));
            }
        }
    }

    @Test
    void readAsDataTheZerosChangeTheAnswer() {
        Arrangement model = new Arrangement(1, 5, 2, false, 1);
        Padded padded = Padded.of(RAGGED);
        float[] right = model.last(padded).data().toArray();
        float[] wrong = model.last(new Padded(padded.x())).data().toArray();
        assertThat(Arrays.copyOf(wrong, 2)).containsExactly(Arrays.copyOf(right, 2));      // the longest has no zeros
        assertThat(Math.abs(wrong[2] - right[2])).isGreaterThan(1e-2f);
    }

    @Test
    void shapesOfTheThreeArrangements() {
        Arrangement model = new Arrangement(1, 5, 4, false, 1);
        Padded padded = Padded.of(RAGGED);
        assertThat(padded.x().shape()).containsExactly(3, 3, 1);
        assertThat(model.last(padded).shape()).containsExactly(3, 4);
        assertThat(model.each(padded).shape()).containsExactly(3, 3, 4);
        assertThat(model.generate(Variable.constant(Tensor.ones(2, 1)), 6).shape()).containsExactly(2, 6, 4);
        assertThat(padded.labels(new int[][]{{0, 1, 1}, {2}, {3, 0}})).containsExactly(0, 1, 1, 2, -1, -1, 3, 0, -1);
    }

    @Test
    void continuedReadsItsOwnOutputs() {
        Arrangement model = new Arrangement(1, 5, 1, false, 2);
        Variable x = Variable.constant(Tensor.of(new float[]{0.3f, -0.2f}, 1, 2, 1));
        float[][] future = model.continued(x, 3);
        float[] all = {0.3f, -0.2f, future[0][0], future[1][0]};
        float[] each = model.each(new Padded(Variable.constant(Tensor.of(all, 1, 4, 1)))).data().toArray();
        assertThat(new float[]{each[1], each[2], each[3]})
                .containsExactly(new float[]{future[0][0], future[1][0], future[2][0]}, within(1e-6f));
    }

    /// `torch.nn.GRU` over packed sequences, with `cross_entropy(ignore_index=-1)`: loss, logits, every gradient.
    @Test
    void packedSequencesAreThoseOfPyTorch() {
        List<Golden> cases = Golden.cases("sequences");
        assertThat(cases).hasSize(2);
        for (Golden g : cases) {
            Arrangement model = new Arrangement(g.size(0), g.size(1), g.size(2), g.size(3) == 1, 1);
            Map<String, Variable> parameters = model.parameters();
            parameters.forEach((name, p) -> p.data().write(narrow(g.get(name.substring(name.indexOf('.') + 1)))));
            Padded padded = new Padded(Variable.constant(Tensor.of(narrow(g.get("x")), g.size(4), g.size(5), g.size(0))),
                    g.integers("lengths"));
            Variable logits = model.each(padded).keep();
            Variable loss = Arrangement.stepLoss(logits, g.integers("labels"));
            loss.backward();
            assertThat(loss.item()).isEqualTo((float) g.get("loss")[0], within(1e-6f));
            float[] z = logits.data().toArray();
            double[] expected = g.get("logits");
            int[] labels = g.integers("labels");
            for (int i = 0; i < z.length; i++) {
                if (labels[i / g.size(2)] >= 0) {
                    assertThat(z[i]).as("logit " + i).isEqualTo((float) expected[i], within(2e-6f));
                }
            }
            parameters.forEach((name, p) -> assertThat(p.gradient().toArray()).as(name).containsExactly(
                    narrow(g.get(name.substring(name.indexOf('.') + 1) + ".gradient")), within(1e-6f)));
        }
    }

    private static float[] narrow(double... values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    // ---------------------------------------------------------------- tasks

    @Test
    void onlyReadingFromBothEndsTagsTheLastTime() {
        assertThat(Ex425Sequences.tagged(false, Letters::last, 100, 12, 1)).isLessThan(0.72);
        assertThat(Ex425Sequences.tagged(true, Letters::last, 200, 12, 1)).isGreaterThan(0.78);
    }

    @Test
    void tagsOfAWord() {
        Letters word = Letters.draw(new SplittableRandom(4));
        for (double[] step : word.x()) {
            assertThat(Arrays.stream(step).sum()).isEqualTo(1);
        }
        assertThat(word.first()[0]).isEqualTo(1);
        assertThat(word.last()[word.x().length - 1]).isEqualTo(1);
        assertThat(Arrays.stream(word.first()).sum()).isEqualTo(Arrays.stream(word.last()).sum());
    }

    @Test
    void withoutLengthsLongFillingBreaksTheClassifier() {
        Arrangement model = Ex425Sequences.classifier(false, 150, 16, 1);
        assertThat(Ex425Sequences.accuracy(model, false, 0)).isGreaterThan(0.8);
        assertThat(Ex425Sequences.accuracy(model, false, 120)).isLessThan(0.8);
        Arrangement masked = Ex425Sequences.classifier(true, 150, 16, 1);
        assertThat(Ex425Sequences.accuracy(masked, true, 120)).isEqualTo(Ex425Sequences.accuracy(masked, true, 0))
                .isGreaterThan(0.9);
    }

    // ---------------------------------------------------------------- forecasts

    @Test
    void theSeasonalNaiveForecastByHand() {
        double[] past = new double[24];
        Arrays.setAll(past, t -> 2 * t + (t % 12 == 3 ? 5 : 0));
        double[] forecast = SeasonalSeries.seasonalNaive(past, 12);
        for (int step = 0; step < 12; step++) {
            assertThat(forecast[step]).isEqualTo(2 * (24 + step) + (step == 3 ? 5 : 0), within(1e-12));
        }
    }

    @Test
    void aForecasterBeatsTheSeasonAgoAndForcedEqualsFreeAtTheFirstStep() {
        SeasonalSeries series = SeasonalSeries.draw(360, 1);
        double[] known = Arrays.copyOf(series.values(), 240);
        int[] starts = IntStream.rangeClosed(276, 324).toArray();
        Forecaster recursive = Forecaster.fit(known, new Forecaster.Options(24, 12, false, 16, 250, 1));
        double[][] naive = Arrays.stream(starts).mapToObj(s -> SeasonalSeries.seasonalNaive(
                Arrays.copyOfRange(series.values(), s, s + 24), 12)).toArray(double[][]::new);
        double[][] free = recursive.forecast(series.values(), starts);
        double[][] forced = recursive.forced(series.values(), starts);
        assertThat(mean(Intervals.meanAbsoluteError(free, series.values(), starts, 24)))
                .isLessThan(mean(Intervals.meanAbsoluteError(naive, series.values(), starts, 24)));
        for (int i = 0; i < starts.length; i++) {
            assertThat(forced[i][0]).isEqualTo(free[i][0], within(1e-5));
        }
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /// Nine errors 1 to 9: the (9 + 1)·0.8 = 8th smallest is 8.
    @Test
    void intervalsByHand() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        double[][] zeros = new double[9][1];
        int[] starts = IntStream.range(0, 9).toArray();
        assertThat(Intervals.halfWidths(zeros, values, starts, 0, 0.8)).containsExactly(8);
        assertThat(Intervals.halfWidths(zeros, values, starts, 0, 0.99)).containsExactly(9);
        assertThat(Intervals.coverage(zeros, new double[]{8}, values, starts, 0)).isEqualTo(8.0 / 9, within(1e-12));
        assertThat(Intervals.meanAbsoluteError(zeros, values, starts, 0)).containsExactly(5);
    }

    // ---------------------------------------------------------------- bad input

    @Test
    void badSequencesAreRefused() {
        assertThatThrownBy(() -> Padded.of(new double[][]{{1}}, new double[0][])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Padded.of: sequence 1 has length 0: needs at least one step");
        assertThatThrownBy(Padded::of).hasMessage("Padded.of: no sequences: needs at least one");
        assertThatThrownBy(() -> Padded.of(new double[][]{{1}}, new double[][]{{1, 2}}))
                .hasMessage("Padded.of: sequence 1, step 0 has 2 numbers: must have 1");
        assertThatThrownBy(() -> Padded.of(new double[][]{{1}, {Double.NaN}}))
                .hasMessage("Padded.of: sequence 0, step 1 has NaN: must be finite");
        assertThatThrownBy(() -> Padded.of(RAGGED).labels(new int[][]{{0, 1}, {2}, {3, 0}}))
                .hasMessage("Padded.labels: sequence 0 of 3 steps with 2 labels: must be equally many");
        assertThatThrownBy(() -> MaskedCrossEntropy.of(new double[1][2][2], new int[1][2], 3))
                .hasMessage("MaskedCrossEntropy.of: length 3 of sequence 0: must be from 1 to 2");
        assertThatThrownBy(() -> MaskedCrossEntropy.of(new double[1][2][2], new int[2][2], 1))
                .hasMessage("MaskedCrossEntropy.of: 1 sequences, labels of 2 and 1 lengths: must be equally many");
        assertThatThrownBy(() -> new Arrangement(1, 2, 1, false, 1).generate(Variable.constant(Tensor.ones(1, 1)), 0))
                .hasMessage("Arrangement.generate: steps = 0: must be at least 1");
    }

    @Test
    void badSeriesAreRefused() {
        Forecaster.Options options = new Forecaster.Options(24, 12, true, 4, 1, 1);
        assertThatThrownBy(() -> Forecaster.fit(new double[35], options))
                .hasMessage("Forecaster.fit: 35 values for a past of 24 and 12 ahead: too few");
        double[] holed = new double[60];
        holed[7] = Double.NaN;
        assertThatThrownBy(() -> Forecaster.fit(holed, options)).hasMessage("Forecaster.fit: element 7 is NaN: must be finite");
        assertThatThrownBy(() -> new Forecaster.Options(11, 1, true, 1, 1, 1))
                .hasMessage("Forecaster.Options: past = 11: must be at least 12");
        assertThatThrownBy(() -> SeasonalSeries.seasonalNaive(new double[23], 12)).hasMessage(
                "SeasonalSeries.seasonalNaive: 23 values for 12 ahead: needs 24 at least, for 12 at most");
        assertThatThrownBy(() -> Forecaster.fit(new double[60], options).forced(new double[60], 0))
                .hasMessage("Forecaster.forced: a direct model: reads no value of the future");
        assertThatThrownBy(() -> Intervals.halfWidths(new double[1][1], new double[3], new int[]{0}, 1, 1))
                .hasMessage("Intervals.halfWidths: level = 1.0: must lie strictly between 0 and 1");
        assertThatThrownBy(() -> Intervals.coverage(new double[1][1], new double[1], new double[3], new int[0], 1))
                .hasMessage("Intervals: 1 forecasts for 0 windows: must be equally many, and at least one");
    }
}
