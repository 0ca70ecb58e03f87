package scratch.cuda.interpreter;

import java.util.Locale;
import java.util.random.RandomGenerator;

/// The threads of one block, warp by warp.
final class Block {
    /// A warp that waits in a loop for another must let it run at some time.
    private static final int TURN = 20_000;

    private final Launch launch;
    private final Warp[] warps;
    private final int[] turns;
    private final Clocks clocks;
    private final Barriers barriers;
    private final TransferBarriers transfers = new TransferBarriers(this);
    private int x;
    private int y;
    private int z;

    Block(Launch launch, Clocks clocks) {
        this.launch = launch;
        this.clocks = clocks;
        int count = (launch.grid().threads() + Registers.LANES - 1) / Registers.LANES;
        warps = new Warp[count];
        turns = new int[count];
        for (int w = 0; w < count; w++) {
            warps[w] = new Warp(this, w);
            turns[w] = w;
        }
        barriers = new Barriers(this, count);
    }

    Launch launch() {
        return launch;
    }

    Clocks clocks() {
        return clocks;
    }

    Barriers barriers() {
        return barriers;
    }

    TransferBarriers transfers() {
        return transfers;
    }

    Warp warp(int index) {
        return warps[index];
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    int z() {
        return z;
    }

    /// Runs all threads to their end.
    ///
    /// @param random who goes next and for how long; null for one warp after the other, each until it waits
    void run(int atX, int atY, int atZ, RandomGenerator random) {
        x = atX;
        y = atY;
        z = atZ;
        clocks.restart();
        barriers.clear();
        transfers.clear();
        for (Warp warp : warps) {
            warp.start(launch.grid().threads());
        }
        boolean running = true;
        while (running) {
            running = false;
            boolean progress = false;
            if (random != null) {
                shuffle(random);
            }
            for (int turn : turns) {
                Warp warp = warps[turn];
                if (warp.runnable()) {
                    progress = true;
                    turn(warp, random == null ? TURN : 1 << random.nextInt(9));
                }
                running |= !warp.done();
            }
            if (running && !progress) {
                throw stuck();
            }
        }
    }

    private void turn(Warp warp, int quantum) {
        try {
            launch.spend(warp.run(quantum));
        } catch (Fault fault) {
            int thread = fault.lane() < 0 ? -1 : Registers.LANES * warp.index() + fault.lane();
            throw launch.failed(this, thread, fault.lane() < 0 ? null : warp.instruction(fault.lane()), fault.getMessage());
        }
    }

    private void shuffle(RandomGenerator random) {
        for (int i = turns.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = turns[i];
            turns[i] = turns[j];
            turns[j] = swapped;
        }
    }

    private RuntimeException stuck() {
        for (Warp warp : warps) {
            if (warp.gathering() != 0) {
                int lane = Integer.numberOfTrailingZeros(warp.gathering());
                int others = ~warp.gathering() & ~warp.exited();
                int missing = Integer.numberOfTrailingZeros(others == 0 ? warp.gathering() : others);
                return launch.failed(this, Registers.LANES * warp.index() + lane, warp.instruction(lane),
                        String.format(Locale.ROOT, "waits for lanes that do not come: lane %d stands at PTX line %d", missing,
                        warp.instruction(missing).line()));
            }
        }
        Fault fault = barriers.stuck();
        return launch.failed(this, -1, null, fault == null ? "no thread can go on" : fault.getMessage());
    }
}
