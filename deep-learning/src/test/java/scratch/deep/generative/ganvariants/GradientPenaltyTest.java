package scratch.deep.generative.ganvariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import scratch.deep.data.Ring;
import scratch.deep.generative.ganvariants.WassersteinGAN.Options;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class GradientPenaltyTest {
    private static Map<String, double[]> golden() throws IOException {
        Map<String, double[]> golden = new HashMap<>();
        try (var in = GradientPenaltyTest.class.getResourceAsStream("/golden/gradient_penalty.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] words = line.split(" ");
                if (!line.startsWith("#")) {
                    golden.put(words[0], Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
                }
            }
        }
        return golden;
    }

    /// PyTorch differentiates its own backward pass; we differentiate an expression. Both are the same numbers.
    @Test
    void penaltyAndItsGradientsArePyTorchs() throws IOException {
        Map<String, double[]> golden = golden();
        Critic critic = Peers436.critic();
        Variable x = Variable.constant(Peers436.tensor(Peers436.sines(500, 14), 7, 2));
        assertThat(wide(critic.inputGradient(x).data())).containsExactly(golden.get("slope"), within(2e-5));
        Variable penalty = critic.penalty(x);
        assertThat(penalty.item()).isEqualTo((float) golden.get("penalty")[0], within(1e-5f));
        penalty.backward();
        for (String name : new String[]{"w1", "w2", "w3"}) {
            assertThat(wide(critic.parameters().get(name).gradient())).as(name).containsExactly(golden.get(name), within(2e-5));
        }
        for (String name : new String[]{"b1", "b2"}) {         // the slope does not depend on them where it is defined
            assertThat(golden.get(name)).containsOnly(0);
            assertThat(critic.parameters().get(name).hasGradient()).isFalse();
        }
    }

    @Test
    void thePlainLoopsArePyTorchsInDouble() throws IOException {
        Map<String, double[]> golden = golden();
        PlainCritic critic = new PlainCritic(2, 5, Peers436.sines(1, 10), tenth(100), Peers436.sines(200, 25), tenth(300),
                Peers436.sines(400, 5));
        double[] x = Peers436.sines(500, 14);
        assertThat(critic.penalty(x)).isEqualTo(golden.get("penalty")[0], within(1e-14));
        assertThat(critic.slope(x[2], x[3])).containsExactly(Arrays.copyOfRange(golden.get("slope"), 2, 4), within(1e-14));
        double[] all = Peers436.differences();
        assertThat(Arrays.copyOfRange(all, 1, 11)).containsExactly(golden.get("w1"), within(1e-7));
        assertThat(Arrays.copyOfRange(all, 36, 41)).containsExactly(golden.get("w3"), within(1e-7));
    }

    private static double[] tenth(int start) {
        return Arrays.stream(Peers436.sines(start, 5)).map(v -> 0.1 * v).toArray();
    }

    private static double[] wide(Tensor tensor) {
        float[] values = tensor.toArray();
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    /// The critic of the README: s = 3·x1 + 4·x2, written as a network whose units are all above 0.
    @Test
    void thePenaltyOfTheReadmeByHand() {
        Critic critic = new Critic(Tensor.of(new float[]{3, 4}, 2, 1), Tensor.of(new float[]{100}, 1),
                Tensor.of(new float[]{1}, 1, 1), Tensor.of(new float[]{0}, 1), Tensor.of(new float[]{1}, 1, 1));
        Variable penalty = critic.penalty(Variable.constant(Tensor.of(new float[]{0.5f, -0.2f}, 1, 2)));
        assertThat(penalty.item()).isEqualTo(16, within(1e-5f));
        penalty.backward();
        assertThat(critic.parameters().get("w1").gradient().toArray()).containsExactly(new float[]{4.8f, 6.4f}, within(1e-5f));
    }

    /// A critic that ignores its input has slope 0: penalty 1, and no NaN in its gradient.
    @Test
    void aCriticWithoutSlopeHasAPenaltyOfOne() {
        Critic critic = new Critic(Tensor.zeros(2, 3), Tensor.zeros(3), Tensor.zeros(3, 3), Tensor.zeros(3),
                Tensor.zeros(3, 1));
        Variable penalty = critic.penalty(Variable.constant(Tensor.of(new float[]{1, 2, 3, 4}, 2, 2)));
        assertThat(penalty.item()).isEqualTo(1, within(1e-5f));
        penalty.backward();
        critic.parameters().values().stream().filter(Variable::hasGradient)
                .forEach(v -> assertThat(v.gradient().toArray()).doesNotContain(Float.NaN));
    }

    @Test
    void theDistanceOnALineByHand() {
        assertThat(EarthMover.distance(new double[]{0, 1, 3}, new double[]{5, 6, 8})).isEqualTo(5, within(1e-12));
        assertThat(EarthMover.distance(new double[]{3, 0, 1}, new double[]{0, 1, 3})).isZero();
        assertThat(EarthMover.distance(new double[]{0, 0}, new double[]{-1, 3})).isEqualTo(2);
        assertThatThrownBy(() -> EarthMover.distance(new double[]{1}, new double[]{1, 2})).hasMessage(
                "EarthMover.distance: 1 and 2 numbers: must be equally many, at least one");
        assertThatThrownBy(() -> EarthMover.distance(new double[]{Double.NaN}, new double[]{1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// On a line the cheapest way is the one in order: no other pairing of five points is cheaper.
    @Test
    void noOtherPairingIsCheaper() {
        var random = new SplittableRandom(4);
        double[] a = random.doubles(5).toArray();
        double[] b = random.doubles(5).toArray();
        double best = EarthMover.distance(a, b);
        assertThat(cheapest(a, b, 0, 0)).isEqualTo(5 * best, within(1e-12));
    }

    private static double cheapest(double[] a, double[] b, int from, double cost) {
        if (from == a.length) {
            return cost;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = from; i < b.length; i++) {
            swap(b, from, i);
            best = Math.min(best, cheapest(a, b, from + 1, cost + Math.abs(a[from] - b[from])));
            swap(b, from, i);
        }
        return best;
    }

    private static void swap(double[] b, int i, int j) {
        double kept = b[i];
        b[i] = b[j];
        b[j] = kept;
    }

    @Test
    void theGeneratorComesNearToASingleHeap() {
        WassersteinGAN.Source heap = (n, random) -> {
            float[] points = new float[2 * n];
            Arrays.fill(points, 1);
            return points;
        };
        WassersteinGAN gan = new WassersteinGAN(heap, new Options(2, 16, 32, 3, 1, 5e-3, 1));
        gan.run(250);
        float[] made = gan.sample(200, 3);
        double off = 0;
        for (float x : made) {
            off += Math.abs(x - 1) / made.length;
        }
        assertThat(off).isLessThan(0.3);
    }

    @Test
    void sameSeedSameNumbersAndBadOnesAreNamed() {
        WassersteinGAN a = new WassersteinGAN(Ring::draw, Options.of(2, 3));
        WassersteinGAN b = new WassersteinGAN(Ring::draw, Options.of(2, 3));
        a.run(5);
        b.run(3);
        b.sample(10, 1);
        b.run(2);
        assertThat(a.distances()).containsExactly(b.distances()).hasSize(5);
        assertThat(a.sample(10, 1)).containsExactly(b.sample(10, 1));
        assertThatThrownBy(() -> Options.of(0, 1)).hasMessage("WassersteinGAN.Options: latent = 0: must be at least 1");
        assertThatThrownBy(() -> new Options(1, 1, 1, 1, -1, 1e-3, 1)).hasMessageContaining("penalty");
        assertThatThrownBy(() -> new WassersteinGAN((n, random) -> new float[1], Options.of(1, 1)).run(1)).hasMessage(
                "WassersteinGAN.run: the source gave 1 numbers for 64 points: must be two each");
        assertThatThrownBy(() -> new WassersteinGAN((n, random) -> {
            float[] points = new float[2 * n];
            points[3] = Float.POSITIVE_INFINITY;
            return points;
        }, Options.of(1, 1)).run(1)).isInstanceOf(ArithmeticException.class).hasMessageContaining("step 1");
    }
}
