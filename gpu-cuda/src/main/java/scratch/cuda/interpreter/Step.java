package scratch.cuda.interpreter;

/// One decoded instruction, ready to be run by a warp for the lanes whose bits are set.
@FunctionalInterface
interface Step {
    void run(Warp warp, int lanes);
}
