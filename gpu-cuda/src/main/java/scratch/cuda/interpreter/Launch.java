package scratch.cuda.interpreter;

import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.cuda.device.DeviceException;
import scratch.cuda.device.Grid;

/// One run of a kernel.
final class Launch {
    private final Code code;
    private final Grid grid;
    private final byte[] parameters;
    private final GlobalMemory memory;
    private final SharedMemory shared;
    private final int sharedBytes;
    private final Statistics statistics = new Statistics();
    private final Block block;
    private final long budget;
    private long spent;

    Launch(Code code, Grid grid, byte[] parameters, GlobalMemory memory, long budget) {
        this.code = code;
        this.grid = grid;
        this.parameters = parameters;
        this.memory = memory;
        this.budget = budget;
        sharedBytes = Decoder.dynamicStart(code.sharedBytes()) + grid.sharedBytes();
        Clocks clocks = new Clocks((grid.threads() + Registers.LANES - 1) / Registers.LANES);
        shared = new SharedMemory(sharedBytes, code.granule(), clocks);
        block = new Block(this, clocks);
    }

    Code code() {
        return code;
    }

    Grid grid() {
        return grid;
    }

    /// The kernel's parameters, as they lie in its parameter space.
    byte[] parameters() {
        return parameters;
    }

    GlobalMemory memory() {
        return memory;
    }

    SharedMemory shared() {
        return shared;
    }

    int sharedBytes() {
        return sharedBytes;
    }

    Statistics statistics() {
        return statistics;
    }

    /// Runs all blocks, one after the other: in order, or in an order that follows from the seed.
    void run(long seed) {
        long blocks = (long) grid.blocksX() * grid.blocksY() * grid.blocksZ();
        memory.order().begin(this, code.granule(), blocks > 1);
        try {
            RandomGenerator random = seed == 0 ? null : new java.util.SplittableRandom(seed);
            int[] order = random == null ? null : permutation(Math.toIntExact(blocks), random);
            for (long i = 0; i < blocks; i++) {
                long number = order == null ? i : order[(int) i];
                memory.order().beginBlock((int) number);
                shared.clear();
                block.run((int) (number % grid.blocksX()), (int) (number / grid.blocksX() % grid.blocksY()),
                        (int) (number / grid.blocksX() / grid.blocksY()), random);
            }
        } finally {
            memory.order().end();
        }
    }

    private static int[] permutation(int n, RandomGenerator random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /// Counts instructions of warps against the budget of the launch.
    void spend(int instructions) {
        spent += instructions;
        if (spent > budget) {
            throw new DeviceException(String.format(Locale.ROOT, "Kernel.launch: %s: block (%d, %d, %d): still running after %d"
                    + " instructions of its warps: an endless loop?", code.name(), block.x(), block.y(), block.z(), budget));
        }
    }

    /// The name of a block by its number.
    String name(int number) {
        return String.format(Locale.ROOT, "(%d, %d, %d)", number % grid.blocksX(), number / grid.blocksX() % grid.blocksY(),
                number / grid.blocksX() / grid.blocksY());
    }

    /// @param thread      of the block, or -1
    /// @param instruction at which it happened, or null
    DeviceException failed(Block in, int thread, Instruction instruction, String what) {
        StringBuilder message = new StringBuilder(String.format(Locale.ROOT, "Kernel.launch: %s: block (%d, %d, %d)",
                code.name(),
                in.x(), in.y(), in.z()));
        if (thread >= 0) {
            message.append(String.format(Locale.ROOT, ", thread (%d, %d, %d)", thread % grid.threadsX(),
                    thread / grid.threadsX() % grid.threadsY(), thread / grid.threadsX() / grid.threadsY()));
        }
        if (instruction != null) {
            message.append(", PTX line ").append(instruction.line()).append(" '").append(instruction.text()).append('\'');
        }
        return new DeviceException(message.append(": ").append(what).toString());
    }
}
