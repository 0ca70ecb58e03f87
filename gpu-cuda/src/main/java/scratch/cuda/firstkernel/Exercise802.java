package scratch.cuda.firstkernel;

/// The "build" exercise of lesson 802: the elements of one thread in a loop that strides by the grid.
public final class Exercise802 {
    private Exercise802() {
    }

    /// A grid of `blocks` blocks with `threads` threads each shares the elements 0 to n − 1 among all its threads. A thread
    /// begins with the element of its own number in the whole grid, and goes on with the element a whole grid further, as
    /// long as there is one. So neighbouring threads are at neighbouring elements in every round.
    ///
    /// @param block   number of the block, 0 to blocks − 1
    /// @param thread  number of the thread in its block, 0 to threads − 1
    /// @return the elements of this thread, in their order; empty if it has none
    public static int[] elements(int block, int thread, int blocks, int threads, int n) {
        throw new UnsupportedOperationException(
                "elements(block, thread, blocks, threads, n) returns the elements that this thread adds, in their order");
    }
}
