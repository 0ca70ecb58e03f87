package scratch.cuda.withoutagpu;

import java.util.Locale;
import java.util.Optional;

import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Grid;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.interpreter.LaunchReport;

/// Eight kernels with one mistake, or one gap, each. The text lies in `src/main/resources/scratch/cuda/withoutagpu`; the
/// interpreter finds what is wrong with it.
public enum Puzzle {
    /// One thread too many is let through.
    GUARD(Grid.of(4, 32), 100, 100, 100) {
        @Override
        int right(int[] in, int i) {
            return 2 * in[i];
        }
    },

    /// Pairs are read where none begin.
    PAIRS(Grid.of(1, 32), 64, 64, 32) {
        @Override
        int right(int[] in, int i) {
            return in[2 * i] + in[2 * i + 1];
        }
    },

    /// Shared memory is read before the others have written it.
    REVERSE(Grid.of(1, 64), 64, 64, 64) {
        @Override
        int right(int[] in, int i) {
            return in[in.length - 1 - i];
        }
    },

    /// Shared memory is written before the others have read it.
    SCAN(Grid.of(1, 64), 64, 64, 64) {
        @Override
        int right(int[] in, int i) {
            return i == 0 ? in[0] : right(in, i - 1) + in[i];
        }
    },

    /// Some threads never come to the barrier.
    RING(Grid.of(1, 64), 50, 50, 50) {
        @Override
        int right(int[] in, int i) {
            return in[i] + in[(i + 1) % in.length];
        }
    },

    /// An instruction is missing.
    WARPSUM(Grid.of(1, 32), 32, 32, 1) {
        @Override
        int right(int[] in, int i) {
            int sum = 0;
            for (int value : in) {
                sum += value;
            }
            return sum;
        }
    },

    /// Blocks count in one place, and none of them looks what the others do.
    COUNT(Grid.of(4, 32), 128, 128, 1) {
        @Override
        int right(int[] in, int i) {
            int odd = 0;
            for (int value : in) {
                odd += value & 1;
            }
            return odd;
        }
    },

    /// Right, and 32 times slower than need be.
    TRANSPOSE(Grid.of(1, 1024), 32, 1024, 1024) {
        @Override
        int right(int[] in, int i) {
            return in[i % 32 * 32 + i / 32];
        }

        @Override
        Optional<String> wasteful(LaunchReport report) {
            if (report.bankConflicts() > 0) {
                return Optional.of(String.format(Locale.ROOT,
                        "transpose: right, but %d accesses to shared memory take %d passes, %d of them bank conflicts",
                        report.sharedAccesses(), report.sharedTransactions(), report.bankConflicts()));
            }
            long sectors = report.loadSectors() + report.storeSectors();
            return sectors == 256 ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
                    "transpose: right, but it moves %d sectors of global memory where 256 are enough", sectors));
        }
    };

    private static final int[] SEEDS = {0, 1, 2};

    private final TextKernel kernel;
    private final int[] in;

    Puzzle(Grid grid, int n, int inputs, int outputs) {
        kernel = new TextKernel(name().toLowerCase(Locale.ROOT), grid, n, outputs);
        in = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            in[i] = 1 + 37 * i % 101;
        }
    }

    /// What element `i` of the output should be.
    abstract int right(int[] input, int i);

    /// What is to be said of a kernel that is right.
    Optional<String> wasteful(LaunchReport report) {
        return Optional.empty();
    }

    /// 1 to 8.
    public int number() {
        return ordinal() + 1;
    }

    /// The kernel's name, and its file's.
    public String kernelName() {
        return kernel.name();
    }

    /// The text, with its mistake.
    public String text() {
        return kernel.text();
    }

    /// What is wrong with a text of this kernel: in three orders of warps and blocks, the first that fails.
    ///
    /// @return what the interpreter says, or which element is wrong, or which passes are too many; empty if nothing is
    public Optional<String> verdict(String ptx) {
        for (int seed : SEEDS) {
            Optional<String> wrong = verdict(ptx, seed);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> verdict(String ptx, int seed) {
        var options = InterpretedDevice.Options.standard().withSeed(seed).withMemory(1 << 20).withInstructions(1_000_000);
        try (InterpretedDevice device = new InterpretedDevice(options)) {
            int[] out = kernel.run(device, ptx, in);
            for (int i = 0; i < out.length; i++) {
                if (out[i] != right(in, i)) {
                    return Optional.of(String.format(Locale.ROOT, "%s: no fault, but out[%d] is %d instead of %d",
                            kernel.name(), i, out[i], right(in, i)));
                }
            }
            return wasteful(device.lastLaunch());
        } catch (DeviceException fault) {
            return Optional.of(fault.getMessage());
        }
    }
}
