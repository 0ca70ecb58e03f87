package scratch.deep.convolution.lenet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import scratch.deep.checkpoint.Checkpoint;
import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Summary;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.train.Epoch;
import scratch.deep.train.Evaluation;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.IdxFile;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// 413: convolutions, pooling and dense layers read digits.
public final class Ex413LeNet {
    static final String[] FILES = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte"};
    private static final int BATCH = 32;
    /// The best of 0.003, 0.005, 0.01 and 0.02 for each of the two networks.
    private static final double RATE = 0.01;
    private static final double DENSE_RATE = 0.02;
    private static final int STEPS = 5;

    private Ex413LeNet() {
    }

    /// @param epochs what the trainer noted after each
    record Run(Layer model, List<Epoch> epochs, Pictures[] parts) {
        double accuracy() {
            return epochs.getLast().validationAccuracy();
        }

        double accuracy(int moved) {
            return Evaluation.of(model, parts[1].moved(moved).data(), Loss.crossEntropy()).accuracy();
        }
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "data digits digits, or the folder of the four files of MNIST",
                "epochs 5 1..100 passes over the training pictures", "seeds 6 2..50 trainings of each network",
                "seed 1 0..1000000 the first seed");
        String folder = arguments.value("data");
        if (!folder.equals("digits") && !isComplete(Path.of(folder))) {
            throw arguments.refusal("data", "must be digits, or a folder with " + String.join(", ", FILES)
                    + ", each of them gzipped or not");
        }
        int epochs = arguments.intValue("epochs");
        long seed = arguments.longValue("seed");
        Pictures[] parts = parts(folder, seed);
        format(folder, parts);

        Layer untrained = network(true, parts[0].side(), 1);
        Console.print("%s%n%n", Summary.of(untrained, 1, parts[0].side(), parts[0].side()));
        Run[] convolutional = new Run[arguments.intValue("seeds")];
        Run[] dense = new Run[convolutional.length];
        for (int i = 0; i < dense.length; i++) {
            Pictures[] drawn = parts(folder, seed + i);
            convolutional[i] = train(true, drawn, epochs, seed + i);
            dense[i] = train(false, drawn, epochs, seed + i);
        }
        curves(convolutional[0], dense[0]);
        compare(convolutional, dense);
        Confusion confusion = confusion(convolutional);
        mistakes(confusion);
        save(convolutional[0]);
        Figures413.draw(convolutional, dense, confusion);
        Console.print("%nfigures  target/figures/lenet.svg, curves.svg, filters.svg, maps.svg, mistakes.svg, "
                + "shift.svg%n%n");
        check(parts[0]);
        Console.print("%nTry: ./run 413 --epochs 1   What can one pass do? With MNIST's files: --data FOLDER --seeds 2%n");
    }

    // ---------------------------------------------------------------- the files

    private static boolean isComplete(Path folder) {
        return Arrays.stream(FILES).allMatch(name -> Files.exists(folder.resolve(name))
                || Files.exists(folder.resolve(name + ".gz")));
    }

    /// Pictures to train on and pictures to test on.
    private static Pictures[] parts(String folder, long seed) {
        return folder.equals("digits") ? read(write(seed), 16) : read(Path.of(folder), 255);
    }

    static Pictures[] read(Path folder, double scale) {
        Pictures[] parts = new Pictures[2];
        for (int i = 0; i < 2; i++) {
            double[][] images = file(folder, FILES[2 * i]).images(1);
            parts[i] = Pictures.of(images, scale, file(folder, FILES[2 * i + 1]).labels());
        }
        return parts;
    }

    private static IdxFile file(Path folder, String name) {
        Path plain = folder.resolve(name);
        return IdxFile.read(Files.exists(plain) ? plain : folder.resolve(name + ".gz"));
    }

    /// The digits in the files of MNIST: four of five to train on, which ones the seed decides.
    static Path write(long seed) {
        ClassificationData digits = Datasets.digits();
        int[] order = Data.permutation(digits.size(), seed);
        int train = 4 * digits.size() / 5;
        Path folder = Path.of("target", "digits-idx");
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < 2; i++) {
                int[] rows = Arrays.copyOfRange(order, i == 0 ? 0 : train, i == 0 ? train : order.length);
                int[] pixels = Arrays.stream(rows).flatMap(row -> Arrays.stream(digits.x()[row]).mapToInt(v -> (int) v))
                        .toArray();
                Files.write(folder.resolve(FILES[2 * i]), IdxFormat.bytes(pixels, rows.length, 8, 8));
                Files.write(folder.resolve(FILES[2 * i + 1]), IdxFormat.bytes(Arrays.stream(rows).map(row -> digits.y()[row])
                        .toArray(), rows.length));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void format(String data, Pictures[] parts) {
        Path folder = data.equals("digits") ? Path.of("target", "digits-idx") : Path.of(data);
        Console.print("%s, %d pictures to train on, %d to test, %d x %d pixels%n", data.equals("digits") ? data : "MNIST files",
                parts[0].size(), parts[1].size(), parts[0].side(), parts[0].side());
        Path images = folder.resolve(FILES[0]);
        if (Files.exists(images)) {
            Console.print("  %s   %s ...%n", FILES[0], head(images, 16));
            Console.print("  %s   %s ...%n%n", FILES[1], head(folder.resolve(FILES[1]), 8));
        }
    }

    private static String head(Path file, int bytes) {
        try (var in = Files.newInputStream(file)) {
            return HexFormat.of().withDelimiter(" ").formatHex(in.readNBytes(bytes)).replaceAll("(.. .. .. ..) ", "$1  ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---------------------------------------------------------------- training

    static Layer network(boolean convolutional, int side, long seed) {
        var random = SeedStream.generator(seed);
        Layer lenet = LeNet.of(side, random);
        return convolutional ? lenet : LeNet.denseOfEqualSize(side, lenet.parameterCount(), random);
    }

    static Run train(boolean convolutional, Pictures[] parts, int epochs, long seed) {
        Layer model = network(convolutional, parts[0].side(), seed);
        var optimizer = new Optimizer(model.parameters(), new Adam(convolutional ? RATE : DENSE_RATE));
        var trainer = new Trainer(model, Loss.crossEntropy(), optimizer, parts[0].data(), parts[1].data(),
                Options.of(epochs, BATCH).withSeed(seed));
        return new Run(model, trainer.run(), parts);
    }

    private static void curves(Run convolutional, Run dense) {
        Console.print("            LeNet, %,d parameters           dense, %,d parameters%n",
                convolutional.model.parameterCount(), dense.model.parameterCount());
        var table = Console.table("%5d %15.1f %11.1f %20.1f %11.1f", "epoch", "training loss", "test loss", "training loss",
                "test loss");
        for (int i = 0; i < convolutional.epochs.size(); i++) {
            Epoch c = convolutional.epochs.get(i);
            Epoch d = dense.epochs.get(i);
            table.row(i + 1, c.trainLoss(), c.validationLoss(), d.trainLoss(), d.validationLoss());
        }
    }

    private static void compare(Run[] convolutional, Run[] dense) {
        Console.print("%n%d seeds, mean of right answers in %%     as written     moved by 1 pixel%n", dense.length);
        double[][] c = {scores(convolutional, 0), scores(convolutional, 1)};
        double[][] d = {scores(dense, 0), scores(dense, 1)};
        Console.print("  %-34s %10.0f %20.0f%n", "LeNet", mean(c[0]), mean(c[1]));
        Console.print("  %-34s %10.0f %20.0f%n", "dense", mean(d[0]), mean(d[1]));
        Console.print("  %-34s %10s %20s%n", "LeNet is better in", wins(c[0], d[0]), wins(c[1], d[1]));
    }

    static double[] scores(Run[] runs, int moved) {
        return Arrays.stream(runs).mapToDouble(run -> 100 * (moved == 0 ? run.accuracy()
                : (run.accuracy(moved) + run.accuracy(-moved)) / 2)).toArray();
    }

    static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static String wins(double[] a, double[] b) {
        int wins = 0;
        for (int i = 0; i < a.length; i++) {
            wins += a[i] > b[i] ? 1 : 0;
        }
        return wins + " of " + a.length;
    }

    /// What the networks of all seeds took for what, each on its own test pictures.
    static Confusion confusion(Run... runs) {
        int[] truth = Arrays.stream(runs).flatMapToInt(run -> Arrays.stream(run.parts[1].labels())).toArray();
        int[] answers = Arrays.stream(runs).flatMapToInt(run -> Arrays.stream(Evaluation.classes(run.model,
                run.parts[1].data()))).toArray();
        return Confusion.of(10, truth, answers);
    }

    private static void mistakes(Confusion confusion) {
        Console.print("%nall seeds: %d misread; the most frequent: %s%n", confusion.errors(), String.join(", ",
                confusion.mistakes().stream().limit(3).map(m -> m.truth() + " as " + m.answer() + " " + m.count()).toList()));
    }

    private static void save(Run run) {
        Path file = Path.of("target", "lenet.safetensors");
        int side = run.parts[0].side();
        Layer loaded = network(true, side, 999);
        try {
            Checkpoint.saveModel(file, run.model);
            Checkpoint.loadModel(file, loaded);
            Console.print("saved and loaded: %,d bytes; outputs on the test pictures: %s%n", Files.size(file),
                    Arrays.equals(outputs(run.model, run.parts[1]), outputs(loaded, run.parts[1])) ? "the same "
                    + "bits" : "DIFFERENT");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] outputs(Layer model, Pictures pictures) {
        model.eval();
        int side = pictures.side();
        return Variable.noGradient(() -> model.forward(Variable.constant(Tensor.of(pictures.pixels(), pictures.size(), 1, side,
                side)))).data().toArray();
    }

    // ---------------------------------------------------------------- checks

    private static void check(Pictures pictures) {
        Layer model = network(true, pictures.side(), 7);
        var optimizer = new Optimizer(model.parameters(), new Adam(RATE));
        var theirs = new Peers413(model, RATE);
        CheckTable checks = CheckTable.against("SameDiff 1.0.0-M2.1");
        var losses = checks.group("losses", 1e-5);
        for (int step = 0; step < STEPS; step++) {
            int[] rows = new int[BATCH];
            int from = step * BATCH;
            Arrays.setAll(rows, i -> from + i);
            Batch batch = pictures.data().batch(rows);
            optimizer.clearGradients();
            Variable logits = model.forward(batch.inputs());
            if (step == 0) {
                checks.group("outputs", 1e-5).same("logit", Doubles.of(logits.data()), theirs.outputs(batch));
            }
            Variable loss = Loss.crossEntropy().of(logits, batch);
            loss.backward();
            losses.same("step " + (step + 1), loss.item(), theirs.loss(batch));
            Map<String, double[]> gradients = theirs.gradients(batch);
            if (step == 0) {
                var first = checks.group("gradients", 1e-5);
                model.parameters().forEach((name, p) -> first.same(name, Doubles.of(p.gradient()), gradients.get(name)));
            }
            optimizer.step();
            theirs.step(gradients);
        }
        checks.whyDifferent("Ours are float32, 7 digits; SameDiff ran in double on the same numbers. Its own Adam has another "
                + "epsilon, so its weights moved by PyTorch's formula.");
        checks.print();
    }
}
