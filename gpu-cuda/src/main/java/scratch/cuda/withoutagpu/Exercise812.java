package scratch.cuda.withoutagpu;

/// The "build" exercise of lesson 812: eight kernels, repaired.
public final class Exercise812 {
    private Exercise812() {
    }

    /// The text of a puzzle without its mistake. A `switch` over the puzzle's number with `ptx.replace("old", "new")` in
    /// each case will do, and `default -> ptx` for what comes later; a text of your own will do as well.
    ///
    /// @param puzzle 1 to 8; `./run 812 --puzzle 3` prints the text of the third
    /// @param ptx    its text
    /// @return PTX of a kernel with the same name and parameters, which is right
    public static String repair(int puzzle, String ptx) {
        throw new UnsupportedOperationException("repair(puzzle, ptx) returns the text of the puzzle, repaired");
    }
}
