package scratch.cuda.withoutagpu;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import scratch.cuda.withoutagpu.Exercise812Test.Repair;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise812Test implements ExerciseContract<Repair> {

    /// What the learner writes.
    interface Repair {
        String repair(int puzzle, String ptx);
    }

    @Override
    public String task() {
        return "write repair(puzzle, ptx), which takes the mistake out of each of the eight puzzles; the interpreter checks.";
    }

    @Override
    public Repair learner() {
        return Exercise812::repair;
    }

    @Override
    public Repair solution() {
        return Solution812::repair;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Read the message from its end: what happened, in which PTX line, to which thread. Print the text with "
                        + "./run 812 --puzzle 1. Which is the first thread that has no element (1)? Where does pair 1 "
                        + "begin (2)? Who must wait for whom (3, 4, 5)? What does the warp need at GAP (6)? What may happen "
                        + "between a load and a store (7)? In which bank does each row begin (8)?",
                "1: the comparison lets n through. 2: a pair has 8 bytes. 3: a barrier between writing and reading. "
                        + "4: another one, between reading and writing. 5: let idle threads come to the barrier, and leave "
                        + "behind it. 6: a shuffle downwards. 7: an atomic addition. 8: rows of 33 words instead of 32.",
                "1: setp.ge. 2: add %offset to %in twice. 3 and 4: bar.sync 0; behind st.shared, and behind @%reaches "
                        + "ld.shared. 5: @!%outside before ld.global and st.shared, and @%outside bra done; below the "
                        + "barrier. 6: shfl.sync.down.b32 %other, %sum, %distance, 31, 0xffffffff; "
                        + "7: red.global.add.u32 [%out], %odd; for load, add and store. 8: 132 for 128, 4224 for 4096.");
    }

    @Override
    public void check(Repair answer) {
        for (Puzzle puzzle : Puzzle.values()) {
            String repaired = answer.repair(puzzle.number(), puzzle.text());
            Mistake.unless(repaired != null, "Puzzle %d (%s): repair returned null; for what you have not repaired yet return "
                    + "ptx as it is.", puzzle.number(), puzzle.kernelName());
            Optional<String> wrong = puzzle.verdict(repaired);
            Mistake.unless(wrong.isEmpty(), "%d of 8 puzzles are solved. Puzzle %d says: %s.", puzzle.number() - 1,
                    puzzle.number(), wrong.orElse(""));
        }
    }

    @Override
    public List<Planted<Repair>> planted() {
        return List.of(
                new Planted<>("nothing is repaired", (puzzle, ptx) -> ptx,
                        "0 of 8 puzzles are solved. Puzzle 1 says: Kernel.launch: guard: block (3, 0, 0), thread (4, 0, 0)"),
                but(1, "the guard is one too strict", ptx -> ptx.replace("setp.gt.s32 %outside", "sub.s32 %n, %n, 1;\n"
                        + "    setp.ge.s32 %outside"), "no fault, but out[99] is 0 instead of"),
                but(3, "the barrier comes too late", ptx -> ptx.replace("    st.global", "    bar.sync 0;\n    st.global"),
                        "shared read of 4 bytes at byte 252: nobody wrote it"),
                but(5, "the barrier is taken away", ptx -> ptx.replace("bar.sync 0;", ""),
                        "Puzzle 5 says: Kernel.launch: ring"),
                but(6, "half of the lanes are left out of the mask", ptx -> ptx.replace("GAP;",
                        "shfl.sync.down.b32 %other, %sum, %distance, 31, 0x0000ffff;"), "is not in its own mask 0x0000ffff"),
                but(7, "volatile instead of atomic", ptx -> ptx.replace("ld.global.u32 %sum", "ld.volatile.global.u32 %sum"),
                        "Puzzle 7 says: Kernel.launch: count: block"),
                but(8, "rows of 34 words", ptx -> ptx.replace("128", "136").replace("4096", "4352"),
                        "64 accesses to shared memory take 96 passes, 32 of them bank conflicts"));
    }

    private static Planted<Repair> but(int wrong, String name, UnaryOperator<String> edit, String sentence) {
        return new Planted<>(name, (puzzle, ptx) -> puzzle == wrong ? edit.apply(ptx) : Solution812.repair(puzzle, ptx),
                sentence);
    }
}
