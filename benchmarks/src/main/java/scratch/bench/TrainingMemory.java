package scratch.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import scratch.math.autograd.AttentionFunctions;
import scratch.math.autograd.Variable;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.cpu.CpuBackend;

/// How much memory does a step of training need? One network and one library a process, on Linux:
///
/// ```sh
/// mvn -q -pl benchmarks -am compile -Dpytorch -Dmemory="ours lenet"           # or: pytorch27 lenet, attention 4096
/// ```
///
/// Ours is counted in the backend: the numbers in use at the worst moment of twenty steps, beyond those that stay (inputs,
/// parameters, their averages). A library outside of Java is judged from outside: by how much the process has become larger
/// at its largest, since its inputs and parameters were there. That is printed for ours as well, with a young generation of
/// 16 MB: left to itself, the heap of a Java process grows as long as that is cheaper than collecting.
final class TrainingMemory {
    private static final int STEPS = 20;
    private static final CpuBackend CPU = (CpuBackend) Backend.active();
    private static final double MEGABYTE = 1e6;

    private TrainingMemory() {
    }

    public static void main(String[] args) throws IOException {
        Kernels.setThreads(1);
        switch (args[0]) {
            case "ours" -> report("ours", args[1], new TrainingSteps(args[1])::train);
            case "pytorch27" -> report("pytorch27", args[1], new PyTorchSteps(TrainingNetwork.of(args[1]), 1)::train);
            case "attention" -> attention(Integer.parseInt(args[1]));
            default -> throw new IllegalArgumentException("training memory: " + args[0]
                + ": must be ours, pytorch27 or attention");
        }
    }

    private static void report(String who, String what, DoubleSupplier step) throws IOException {
        long stays = CPU.inUse();
        long before = kilobytes("VmRSS");
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");                  // forgets the largest size so far
        CPU.startPeak();
        for (int i = 0; i < STEPS; i++) {
            step.getAsDouble();
        }
        String counted = CPU.peak() == 0 ? "-"
            : String.format(Locale.ROOT, "%.2f MB", Float.BYTES * (CPU.peak() - stays) / MEGABYTE);
        System.out.printf(Locale.ROOT, "%s %s: tensors of a step %s, process %.1f MB larger at its largest%n", who, what,
            counted, 1024 * (kilobytes("VmHWM") - before) / MEGABYTE);
    }

    /// Forward and backward of one head of 64 over a sequence.
    private static void attention(int length) throws IOException {
        List<Variable> qkv = List.of(parameter(length, 1), parameter(length, 2), parameter(length, 3));
        report("attention", length + " positions", () -> {
            qkv.forEach(Variable::clearGradient);
            Variable loss = AttentionFunctions.attention(qkv.get(0), qkv.get(1), qkv.get(2), Attention.plain()).mean();
            loss.backward();
            double value = loss.item();
            loss.data().release();
            return value;
        });
    }

    private static Variable parameter(int length, long seed) {
        float[] numbers = new float[length * 64];
        Draws random = new Draws(seed);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.n4();
        }
        return Variable.parameter(Tensor.of(numbers, 1, 1, length, 64));
    }

    private static long kilobytes(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.UTF_8).stream()
            .filter(line -> line.startsWith(name + ":")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
            .findFirst().orElseThrow();
    }
}
