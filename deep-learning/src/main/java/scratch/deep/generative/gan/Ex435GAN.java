package scratch.deep.generative.gan;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import scratch.deep.data.Ring;
import scratch.deep.data.Ring.Coverage;
import scratch.deep.generative.gan.GAN.Options;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;

/// 435: two networks against each other, which loss the generator needs, and what it leaves out.
public final class Ex435GAN {
    static final double[] DATA = {0.5, 0.5, 0};
    static final double[] GENERATOR = {0, 0.5, 0.5};
    private static final int[] HEAD_STARTS = {0, 100, 400, 1600};
    private static final int SAMPLE = 1000;
    private static final long JUDGED = 99;

    private Ex435GAN() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "latent 8 1..64 numbers of noise for a point",
                "steps 2500 1..100000 steps of each player", "pack 2 2|4 points that are judged together",
                "seed 1 first of three seeds");
        int latent = arguments.intValue("latent");
        int steps = arguments.intValue("steps");
        int pack = Integer.parseInt(arguments.value("pack"));
        long seed = arguments.longValue("seed");
        onThreePoints();
        headStart(seed);

        Console.print("%na ring of %d heaps, after %d steps, seeds %d to %d: heaps covered, points in a heap%n", Ring.MODES,
                steps, seed, seed + 2);
        GAN[] wide = fit(Options.of(2, steps, seed));
        GAN[] collapsed = fit(Options.of(latent, steps, seed));
        GAN[] packed = fit(Options.of(latent, steps, seed).withPack(pack));
        var table = Console.table("  %-34s %-12s %s", "", "heaps of 8", "good points, in %");
        row(table, "noise of 2 numbers", wide);
        row(table, "noise of " + latent + ", one point at a time", collapsed);
        row(table, "noise of " + latent + ", " + pack + " points at a time", packed);
        Console.print("last loss of the discriminator, of the generator, seed %d%n", seed);
        for (GAN gan : new GAN[]{wide[0], collapsed[0], packed[0]}) {
            Console.print("  %s%n", means(gan));
        }
        Figures435.draw(seed, latent, pack, wide[0], collapsed[0], packed[0]);
        Console.print("%nfigures  target/figures/game.svg, gan.svg, collapse.svg%n%n");
        check();
        Console.print("%nTry: ./run 435 --latent 32   Does more noise make more heaps?%n");
    }

    private static void onThreePoints() {
        double[] best = TwoPlayerGame.bestDiscriminator(DATA, GENERATOR);
        double js = TwoPlayerGame.jensenShannon(DATA, GENERATOR);
        Console.print("a game on three points%n");
        Console.print("  p, the data           %s%n", numbers(DATA));
        Console.print("  q, the generator      %s%n", numbers(GENERATOR));
        Console.print("  best answer p/(p+q)   %s%n", numbers(best));
        Console.print("  its value %.4f = 2 JS - ln 4 with JS = %.4f; always answering 0.5 has the value %.4f%n",
                TwoPlayerGame.value(DATA, GENERATOR, best), js, TwoPlayerGame.value(DATA, GENERATOR, 0.5, 0.5, 0.5));
    }

    private static String numbers(double... values) {
        return Arrays.stream(values).mapToObj(v -> String.format(Locale.ROOT, "%.2f", v))
                .collect(Collectors.joining("  "));
    }

    /// The longer the discriminator trains alone, the less the minimax loss lets through.
    private static void headStart(long seed) {
        Console.print("%nthe discriminator trains alone first: length of the generator's gradient then%n");
        var table = Console.table("  %5d %15.3f %11.2f %17.2f", "steps", "D of its points", "minimax", "non-saturating");
        GAN gan = new GAN(Options.of(2, 0, seed));
        int done = 0;
        for (int steps : HEAD_STARTS) {
            for (; done < steps; done++) {
                gan.stepDiscriminator(Ring::draw);
            }
            table.row(steps, gan.meanAnswer(JUDGED), gan.gradientNorm(GeneratorLoss.MINIMAX, JUDGED),
                    gan.gradientNorm(GeneratorLoss.NON_SATURATING, JUDGED));
        }
    }

    private static GAN[] fit(Options options) {
        GAN[] three = new GAN[3];
        Arrays.setAll(three, i -> GAN.fit(Ring::draw, new Options(options.latent(), options.hidden(), options.pack(),
                options.batchSize(), options.steps(), options.generatorRate(), options.discriminatorRate(), options.loss(),
                options.seed() + i)));
        return three;
    }

    static Coverage coverage(GAN gan) {
        return Ring.coverage(gan.sample(SAMPLE, JUDGED));
    }

    private static void row(Console.Table table, String name, GAN... gans) {
        table.row(name, Arrays.stream(gans).map(gan -> String.valueOf(coverage(gan).modes())).collect(Collectors.joining(" ")),
                Arrays.stream(gans).map(gan -> String.valueOf(Math.round(100 * coverage(gan).good())))
                        .collect(Collectors.joining(" ")));
    }

    /// Over the last hundred steps, since single ones jump.
    private static String means(GAN gan) {
        var last = gan.history().subList(Math.max(0, gan.history().size() - 100), gan.history().size());
        return String.format(Locale.ROOT, "%.2f  %.2f", last.stream().mapToDouble(GAN.Losses::discriminator).average()
                .orElseThrow(), last.stream().mapToDouble(GAN.Losses::generator).average().orElseThrow());
    }

    private static void check() {
        var random = new SplittableRandom(5);
        PlainPair pair = new PlainPair(3, 8, random);
        double[] real = random.doubles(32, -2, 2).toArray();
        double[] noise = random.doubles(48, -2, 2).toArray();
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        var losses = checks.group("losses", 2e-6);
        var gradients = checks.group("derivatives", 2e-6);
        var loops = checks.group("by loops", 1e-8);
        for (GeneratorLoss kind : new GeneratorLoss[]{null, GeneratorLoss.MINIMAX, GeneratorLoss.NON_SATURATING}) {
            String name = kind == null ? "D" : kind == GeneratorLoss.MINIMAX ? "minimax" : "non-saturating";
            double[] theirs = Peers435.sameDiff(pair, real, noise, kind);
            double[] ours = Peers435.engine(pair, real, noise, kind);
            double[] plain = Peers435.plain(pair, real, noise, kind);
            losses.same(name, ours[0], theirs[0]);
            gradients.same(name, tail(ours), tail(theirs));
            loops.same(name, tail(plain), tail(theirs));
        }
        checks.whyDifferent("our layers compute in float32, SameDiff ran in double; but its leak of 0.2 is a float, which is "
                + "what is left between it and the loops.");
        checks.print();
    }

    private static double[] tail(double... values) {
        return Arrays.copyOfRange(values, 1, values.length);
    }
}
