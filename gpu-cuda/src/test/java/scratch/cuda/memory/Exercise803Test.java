package scratch.cuda.memory;

import java.util.List;

import scratch.cuda.memory.Exercise803Test.Sectors;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise803Test implements ExerciseContract<Sectors> {
    /// What the learner writes.
    interface Sectors {
        int sectors(long[] addresses, int bytes);
    }

    @Override
    public String task() {
        return "write sectors(addresses, bytes), which counts the sectors of 32 bytes that a warp touches.";
    }

    @Override
    public Sectors learner() {
        return Exercise803::sectors;
    }

    @Override
    public Sectors solution() {
        return Solution803::sectors;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Byte b lies in sector b / 32. Two lanes in one sector cost one sector, not two.",
                "The last byte of a lane is address + bytes - 1, and it may lie in another sector than the first.",
                "Put every number from address / 32 to (address + bytes - 1) / 32 of every lane into a set; its size it is.");
    }

    @Override
    public void check(Sectors answer) {
        int one = answer.sectors(new long[] {0, 4, 8, 12}, 4);
        Mistake.unless(one == 1, "Bytes 0 to 15 lie in one sector, yours are %d: do lanes in the same sector share it?", one);
        int dense = answer.sectors(WarpAccess.strided(0, 1), 4);
        Mistake.unless(dense == 4, "32 floats side by side are 128 bytes, 4 sectors; yours are %d.", dense);
        int shifted = answer.sectors(WarpAccess.strided(1, 1), 4);
        Mistake.unless(shifted == 5, "From byte 4 on 128 bytes end in a fifth sector; yours are %d: sectors begin at multiples "
                + "of 32, not where the first lane begins.", shifted);
        int wide = answer.sectors(WarpAccess.strided(0, 8), 4);
        Mistake.unless(wide == 32, "Floats 32 bytes apart need a sector each, 32; yours are %d.", wide);
        int across = answer.sectors(new long[] {24}, 16);
        Mistake.unless(across == 2, "16 bytes from byte 24 on end at byte 39, in the next sector: 2; yours are %d: does only "
                + "the first byte count?", across);
        int mixed = answer.sectors(new long[] {64, 0, 68, 4}, 4);
        Mistake.unless(mixed == 2, "Bytes 64, 0, 68, 4 lie in two sectors, in whatever order they come; yours are %d.", mixed);
    }

    @Override
    public List<Planted<Sectors>> planted() {
        return List.of(
                new Planted<>("a sector for each lane", (addresses, bytes) -> addresses.length,
                        "do lanes in the same sector share it?"),
                new Planted<>("bytes wanted, divided by 32", (addresses, bytes) -> {
                    long first = addresses[0];
                    long last = addresses[addresses.length - 1] + bytes - 1;
                    return (int) ((last - first) / 32 + 1);
                }, "not where the first lane begins"),
                new Planted<>("only the first byte", (addresses, bytes) -> Solution803.sectors(addresses, 1),
                        "does only the first byte count?"));
    }
}
