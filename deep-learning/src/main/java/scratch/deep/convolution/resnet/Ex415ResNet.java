package scratch.deep.convolution.resnet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Momentum;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.residual.Architecture;
import scratch.deep.residual.BasicBlock;
import scratch.deep.residual.ResNet;
import scratch.deep.residual.Shortcut;
import scratch.deep.train.Epoch;
import scratch.deep.train.Evaluation;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// 415: residual networks on paper, to the last parameter, and a small one that reads digits.
public final class Ex415ResNet {
    static final int[] DEPTHS = {18, 34, 50, 101, 152};
    /// As torchvision publishes them.
    static final long[] PUBLISHED = {11_689_512, 21_797_672, 25_557_032, 44_549_160, 60_192_808};
    /// For digits: eight layers, 8, 16 and 32 channels on 8 x 8, 4 x 4 and 2 x 2 places.
    static final Architecture SMALL = new Architecture(Architecture.Block.BASIC, List.of(1, 1, 1), 8, 1, 10,
            Architecture.Stem.THUMBNAIL, Shortcut.PROJECTED);
    private static final int BATCH = 64;
    private static final double RATE = 0.1;

    private Ex415ResNet() {
    }

    /// @param parts training and test digits as pictures (1, 8, 8)
    record Run(ResNet model, List<Epoch> epochs, Data[] parts) {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "depth 50 18|34|50|101|152 layers of the network whose table is printed",
                "epochs 5 1..100 passes over the digits", "seeds 3 2..20 trainings", "seed 1 0..1000000 the first seed");
        Console.print("on photographs of 224 x 224     block       parameters   multiply-adds, millions%n");
        for (int depth : DEPTHS) {
            Architecture plan = Architecture.imageNet(depth);
            Console.print("  ResNet-%-22d %-10s %,12d %,15d%n", depth, plan.block().toString().toLowerCase(Locale.ROOT),
                    plan.parameterCount(), Math.round(LayerTable.multiplyAdds(plan, 224) / 1e6));
        }
        table("ResNet-" + arguments.value("depth"), Architecture.imageNet(arguments.intValue("depth")), 224);
        table("a ResNet of " + SMALL.depth() + " layers for digits", SMALL, 8);

        long seed = arguments.longValue("seed");
        Run[] runs = new Run[arguments.intValue("seeds")];
        Arrays.setAll(runs, i -> train(arguments.intValue("epochs"), seed + i));
        training(runs);
        double[][] byBatch = normalisation(runs[0]);
        Figures415.draw(runs, byBatch);
        Console.print("%nfigures  target/figures/blocks.svg, training.svg, companions.svg%n%n");
        check(seed);
        Console.print("%nTry: ./run 415 --depth 152   In which part are most of its parameters? And most of the work?%n");
    }

    private static void table(String name, Architecture plan, int side) {
        Console.print("%n%s%n", name);
        var table = Console.table("  %-8s %-10s %18s %,14d %,16d", "part", "", "output", "parameters", "multiply-adds");
        for (LayerTable.Row row : LayerTable.of(plan, side)) {
            table.row(row.part(), row.blocks(), row.channels() + " x " + row.side() + " x " + row.side(), row.parameters(),
                    row.multiplyAdds());
        }
    }

    // ---------------------------------------------------------------- training

    static Data[] digits(long seed) {
        var digits = Datasets.digits();
        double[][] x = new double[digits.size()][];            // (1797, 64), from 0 … 16 to 0 … 1
        Arrays.setAll(x, i -> Arrays.stream(digits.x()[i]).map(v -> v / 16).toArray());
        return Data.classes(x, digits.y()).reshape(1, 8, 8).split(0.8, seed);
    }

    static Run train(int epochs, long seed) {
        Data[] parts = digits(seed);
        ResNet model = new ResNet(SMALL, SeedStream.generator(seed));
        var optimizer = new Optimizer(model.parameters(), new Momentum(RATE));
        return new Run(model, new Trainer(model, Loss.crossEntropy(), optimizer, parts[0], parts[1], Options.of(epochs, BATCH)
                .withSeed(seed)).run(), parts);
    }

    private static void training(Run... runs) {
        Console.print("%ntrained on %d digits, mean of %d seeds%n", runs[0].parts[0].size(), runs.length);
        var table = Console.table("  %5d %15.1f %16.0f %%", "epoch", "training loss", "right on test");
        for (int e = 0; e < runs[0].epochs.size(); e++) {
            int epoch = e;
            table.row(e + 1, Arrays.stream(runs).mapToDouble(run -> run.epochs.get(epoch).trainLoss()).average().orElseThrow(),
                    100 * Arrays.stream(runs).mapToDouble(run -> run.epochs.get(epoch).validationAccuracy()).average()
                            .orElseThrow());
        }
    }

    // ---------------------------------------------------------------- batch normalisation in its two modes

    /// Right answers in % by batch size: {sizes, mixed batches normalised by themselves, batches of one digit}; prints them.
    private static double[][] normalisation(Run run) {
        double[] sizes = {1, 2, 4, 8, 16, 64};
        double[][] right = {sizes, new double[sizes.length], new double[sizes.length]};
        for (int i = 0; i < sizes.length; i++) {
            right[1][i] = 100 * byBatch(run, (int) sizes[i], false);
            right[2][i] = 100 * byBatch(run, (int) sizes[i], true);
        }
        double eval = 100 * Evaluation.of(run.model, run.parts[1], Loss.crossEntropy()).accuracy();
        Console.print("%nthe trained network of the first seed: right on test, by what normalises it%n");
        Console.print("  running averages (evaluation mode), any batch    %4.0f %%%n", eval);
        Console.print("  the batch itself, 64 digits as they come         %4.0f %%%n", right[1][5]);
        Console.print("  the batch itself, 64 digits of one kind          %4.0f %%%n", right[2][5]);
        Console.print("  the batch itself, 1 digit                        %4.0f %%%n", right[1][0]);
        return new double[][] {sizes, right[1], right[2], {eval}};
    }

    /// Share of right answers if batches are normalised by themselves, in training mode; a copy of the network, because
    /// that mode moves the running averages.
    static double byBatch(Run run, int size, boolean sorted) {
        ResNet copy = new ResNet(SMALL, SeedStream.generator(0));
        Map<String, Tensor> from = Trainer.tensors(run.model);
        Trainer.tensors(copy).forEach((name, tensor) -> tensor.write(from.get(name).toArray()));
        copy.train();
        Data test = run.parts[1];
        int[] labels = test.labels();
        Integer[] order = new Integer[test.size()];
        Arrays.setAll(order, i -> i);
        if (sorted) {
            Arrays.sort(order, (a, b) -> Integer.compare(labels[a], labels[b]));
        }
        int right = 0;
        for (int start = 0; start < order.length; start += size) {
            int[] rows = new int[Math.min(size, order.length - start)];
            int first = start;
            Arrays.setAll(rows, i -> order[first + i]);
            float[] best = Variable.noGradient(() -> copy.forward(test.batch(rows).inputs())).data().argmax(-1).toArray();
            for (int i = 0; i < rows.length; i++) {
                right += best[i] == labels[rows[i]] ? 1 : 0;
            }
        }
        return (double) right / order.length;
    }

    // ---------------------------------------------------------------- checks

    /// A block by loops and by our layers, with the same weights, inputs and derivative of the loss.
    record Case(PlainBlock plain, BasicBlock layer, double[][][][] x, double[][][][] toOutput) {
        static Case random(long seed, int n, int c, int side) {
            RandomGenerator random = SeedStream.generator(seed);
            BasicBlock layer = new BasicBlock(c, c, 1, Shortcut.PADDED, random);
            Map<String, Variable> p = layer.parameters();
            double[][][][][] filters = {numbers(random, c, c, 3, 0.4), numbers(random, c, c, 3, 0.4)};
            double[][] scale = {numbers(random, 1, 1, c, 1)[0][0][0], numbers(random, 1, 1, c, 1)[0][0][0]};
            double[][] shift = {numbers(random, 1, 1, c, 1)[0][0][0], numbers(random, 1, 1, c, 1)[0][0][0]};
            scale[0] = Arrays.copyOf(scale[0], c);
            for (int i = 0; i < 2; i++) {
                p.get("conv" + (i + 1) + ".weight").data().write(Doubles.toFloats(flat(filters[i])));
                p.get("bn" + (i + 1) + ".weight").data().write(Doubles.toFloats(scale[i]));
                p.get("bn" + (i + 1) + ".bias").data().write(Doubles.toFloats(shift[i]));
            }
            return new Case(new PlainBlock(filters, scale, shift), layer, numbers(random, n, c, side, 1),
                    numbers(random, n, c, side, 1));
        }

        /// Output, and gradients by x, filters, scales and shifts.
        double[][] byLoops() {
            PlainBlock.Pass pass = plain.forward(x);
            PlainBlock.Gradient g = plain.backward(pass, toOutput);
            return new double[][] {flat(pass.output()), flat(g.toX()), flat(g.toFilters()[0]), flat(g.toFilters()[1]),
                g.toScale()[0], g.toScale()[1], g.toShift()[0], g.toShift()[1]};
        }

        double[][] byLayer() {
            int[] shape = {x.length, x[0].length, x[0][0].length, x[0][0][0].length};
            Variable in = Variable.parameter(Tensor.of(Doubles.toFloats(flat(x)), shape));
            layer.train();
            Variable out = layer.forward(in);
            double[] values = Doubles.of(out.data());
            out.times(Variable.constant(Tensor.of(Doubles.toFloats(flat(toOutput)), shape))).sum().backward();
            Map<String, Variable> p = layer.parameters();
            return new double[][] {values, Doubles.of(in.gradient()), Doubles.of(p.get("conv1.weight").gradient()),
                Doubles.of(p.get("conv2.weight").gradient()), Doubles.of(p.get("bn1.weight").gradient()),
                Doubles.of(p.get("bn2.weight").gradient()), Doubles.of(p.get("bn1.bias").gradient()),
                Doubles.of(p.get("bn2.bias").gradient())};
        }
    }

    static double[][][][] numbers(RandomGenerator random, int n, int c, int side, double deviation) {
        double[][][][] numbers = new double[n][c][n == 1 && c == 1 ? 1 : side][side];
        for (double[][][] a : numbers) {
            for (double[][] b : a) {
                for (double[] row : b) {
                    Arrays.setAll(row, i -> (float) (deviation * random.nextGaussian()));
                }
            }
        }
        return numbers;
    }

    static double[] flat(double[][][][] a) {
        return Arrays.stream(a).flatMap(Arrays::stream).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void check(long seed) {
        CheckTable published = CheckTable.against("torchvision");
        for (int i = 0; i < DEPTHS.length; i++) {
            published.same("parameters of ResNet-" + DEPTHS[i], Architecture.imageNet(DEPTHS[i]).parameterCount(),
                    PUBLISHED[i]);
        }
        Layer small = new ResNet(SMALL, SeedStream.generator(seed));
        published.same("the small one, built", SMALL.parameterCount(), small.parameterCount());
        published.print();
        Console.print("%n");
        CheckTable checks = CheckTable.against("loops, in double");
        Case c = Case.random(seed, 3, 4, 5);
        double[][] ours = c.byLayer();
        double[][] loops = c.byLoops();
        checks.group("outputs of a block", 1e-5).same("y", ours[0], loops[0]);
        var gradients = checks.group("gradients of a block", 1e-5);
        String[] names = {"y", "x", "conv1", "conv2", "bn1 scale", "bn2 scale", "bn1 shift", "bn2 shift"};
        for (int part = 1; part < names.length; part++) {
            gradients.same(names[part], ours[part], loops[part]);
        }
        checks.print();
    }
}
