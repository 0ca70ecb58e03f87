package scratch.cuda.devicecheck;

import java.util.List;

import scratch.cuda.devicecheck.Exercise801Test.Residence;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise801Test implements ExerciseContract<Residence> {
    /// What the learner writes.
    interface Residence {
        int residentBlocks(int threads, int registers, int shared);
    }

    @Override
    public String task() {
        return "write residentBlocks(threads, registers, shared), which tells how many blocks fit on a multiprocessor.";
    }

    @Override
    public Residence learner() {
        return Exercise801::residentBlocks;
    }

    @Override
    public Residence solution() {
        return Solution801::residentBlocks;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A block asks for four things at once. How many blocks would each of the four allow by itself?",
                "Round the threads up to whole warps first; registers are laid out for whole warps, too. The scarcest of the "
                        + "four decides.",
                "The smallest of 32, 2048 / w, 65536 / (w * registers) and 233472 / shared, where w is threads rounded up to a "
                        + "multiple of 32; without shared memory the last does not count.");
    }

    @Override
    public void check(Residence answer) {
        int plain = answer.residentBlocks(256, 32, 0);
        Mistake.unless(plain == 8, "Blocks of 256 threads with 32 registers: 2048 / 256 = 8 fit; yours is %d.", plain);
        int small = answer.residentBlocks(32, 16, 0);
        Mistake.unless(small == 32, "Blocks of one warp: threads would allow 64, but a multiprocessor keeps no more than 32 "
                + "blocks; yours is %d.", small);
        int hungry = answer.residentBlocks(256, 128, 0);
        Mistake.unless(hungry == 2, "256 threads with 128 registers take 32,768 of 65,536 registers: 2 blocks fit; yours is "
                + "%d.", hungry);
        int odd = answer.residentBlocks(100, 32, 0);
        Mistake.unless(odd == 16, "100 threads are laid out as 4 whole warps, 128 threads: 16 blocks fit; yours is %d.", odd);
        int oddRegisters = answer.residentBlocks(33, 64, 0);
        Mistake.unless(oddRegisters == 16, "33 threads are 2 warps, and with 64 registers these take 4096: 16 blocks fit; "
                + "yours is %d.", oddRegisters);
        int shared = answer.residentBlocks(128, 32, 100_000);
        Mistake.unless(shared == 2, "Blocks with 100,000 of 233,472 bytes of shared memory: 2 fit; yours is %d.", shared);
        int none = answer.residentBlocks(1024, 128, 0);
        Mistake.unless(none == 0, "1024 threads with 128 registers would take 131,072 of 65,536 registers: not even one block "
                + "fits; yours is %d.", none);
    }

    @Override
    public List<Planted<Residence>> planted() {
        return List.of(
                new Planted<>("forgets the registers", (threads, registers, shared) -> Math.min(32, 2048 / threads),
                        "128 registers take 32,768 of 65,536 registers"),
                new Planted<>("forgets the limit of blocks", (threads, registers, shared) ->
                        Math.min(2048 / threads, 65_536 / (threads * registers)), "keeps no more than 32 blocks"),
                new Planted<>("splits warps", (threads, registers, shared) -> Math.min(Math.min(32, 2048 / threads),
                        65_536 / (threads * registers)), "laid out as 4 whole warps"),
                new Planted<>("forgets shared memory", (threads, registers, shared) -> {
                    int laidOut = (threads + 31) / 32 * 32;
                    return Math.min(Math.min(32, 2048 / laidOut), 65_536 / (laidOut * registers));
                }, "of 233,472 bytes of shared memory: 2 fit"));
    }
}
