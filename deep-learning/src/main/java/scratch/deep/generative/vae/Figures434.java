package scratch.deep.generative.vae;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import scratch.deep.init.SeedStream;
import scratch.deep.reconstruction.Rows;
import scratch.example.figure.Bars;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 434: the bound and its parts, the latent plane, samples, and units that carry nothing.
final class Figures434 {
    /// The standard normal quantiles of 1/18, 3/18, …, 17/18.
    private static final double[] QUANTILES = {-1.593, -0.967, -0.589, -0.282, 0, 0.282, 0.589, 0.967, 1.593};

    private Figures434() {
    }

    static void draw(Ex434VAE.Split data, VAE two, List<Evidence> course, VAE... networks) {
        bound(course).save("bound", "Three curves over 80 epochs, in nats a test row. The reconstruction part rises "
                + "from -13 to 9, the divergence stays near 4, and the bound, their difference, rises from -17 to 5.");
        latent(data, two).save("latent", "Left the posterior means of 360 test digits in the plane of two units: one cloud "
                + "around "
                + "the origin in which many digits have a region of their own. Right the decodings of a grid over that plane: "
                + "digits that turn into one another without a gap.");
        samples(data, networks).save("samples", "Four rows of ten images. Test digits; what comes back of them; decodings "
                + "of random "
                + "codes, some of which are digits and some mixtures; and decodings of random codes after a collapse, all "
                + "of which "
                + "are the same grey mean.");
        collapse(data, networks).save("collapse", "Bars for the divergence of eight units, largest first, for four weights "
                + "of the "
                + "divergence. With weight 1 all eight carry about one nat each; with 4 five carry something, with 10 two, and "
                + "with 25 none.");
    }

    private static Plot bound(List<Evidence> course) {
        double floor = -20;                                    // the first epochs are far below
        return Plot.of("The bound and its parts on test rows, two units", "epoch", "nats a row").yRange(floor, 12)
                .line("reconstruction, E ln p(x|z)", values(course, Evidence::reconstruction)).as(Role.DATA)
                .line("bound", values(course, Evidence::bound)).as(Role.MODEL)
                .line("divergence", values(course, Evidence::divergence)).as(Role.ERROR);
    }

    private static double[] values(List<Evidence> course, ToDoubleFunction<Evidence> part) {
        return course.stream().mapToDouble(part).map(value -> value < -20 ? Double.NaN : value).toArray();
    }

    private static Panels latent(Ex434VAE.Split data, VAE two) {
        Matrix codes = two.encode(data.test())[0];
        Plot plot = Plot.of("posterior means of test digits", "first unit", "second unit").equalAspect();
        for (int digit = 0; digit < 10; digit++) {
            int wanted = digit;
            Matrix own = codes.selectRows(IntStream.range(0, data.testLabels().length)
                    .filter(i -> data.testLabels()[i] == wanted).toArray());
            plot = plot.points(String.valueOf(digit), own.column(0), own.column(1));
        }
        int side = QUANTILES.length;
        Matrix grid = Matrix.zeros(side * side, 2);
        for (int i = 0; i < grid.rows(); i++) {
            grid.set(i, 0, QUANTILES[i % side]);
            grid.set(i, 1, QUANTILES[side - 1 - i / side]);
        }
        return Panels.of("A plane without holes", 2, plot, Images.of("decodings of a grid over it", 8, side,
                rows(two.decode(grid))))
                .cell(540, 560);
    }

    private static Images samples(Ex434VAE.Split data, VAE... networks) {
        RandomGenerator random = SeedStream.generator(6);
        Matrix codes = Matrix.zeros(10, 8);
        for (int i = 0; i < codes.data().length; i++) {
            codes.data()[i] = random.nextGaussian();
        }
        Matrix real = data.test().selectRows(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        double[][] images = new double[40][];
        Matrix[] shown = {real, Rows.through(networks[0], real), networks[0].decode(codes),
            networks[networks.length - 1].decode(codes)};
        String[] names = {"test", "back", "random", "collapsed"};
        String[] captions = new String[40];
        for (int i = 0; i < 40; i++) {
            images[i] = Arrays.stream(shown[i / 10].row(i % 10)).map(v -> Math.clamp(v, 0, 1)).toArray();
            captions[i] = i % 10 == 0 ? names[i / 10] : "";
        }
        return Images.of("Test digits, what comes back, and what random codes give", 8, 10, images).captions(captions);
    }

    private static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, i -> Arrays.stream(x.row(i)).map(v -> Math.clamp(v, 0, 1)).toArray());
        return rows;
    }

    private static Bars collapse(Ex434VAE.Split data, VAE... networks) {
        Bars bars = Bars.of("What each unit carries", "unit, the busiest first", "divergence, nats a row", "1", "2", "3", "4",
                "5",
                "6", "7", "8");
        Role[] roles = {Role.DATA, Role.TRUTH, Role.ALTERNATIVE, Role.ERROR};
        for (int b = 0; b < networks.length; b++) {
            double[] byUnit = Evidence.of(networks[b], data.test(), SeedStream.generator(1)).byUnit().clone();
            Arrays.sort(byUnit);
            double[] falling = new double[byUnit.length];
            Arrays.setAll(falling, j -> byUnit[byUnit.length - 1 - j]);
            bars = bars.bars(String.format(Locale.ROOT, "beta %.0f", Ex434VAE.BETAS[b]), falling).as(roles[b]);
        }
        return bars;
    }
}
