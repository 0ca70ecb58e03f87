package scratch.cuda.devicecheck;

/// A solution of exercise 801.
final class Solution801 {
    private Solution801() {
    }

    static int residentBlocks(int threads, int registers, int shared) {
        int laidOut = (threads + 31) / 32 * 32;
        int blocks = Math.min(32, 2048 / laidOut);
        blocks = Math.min(blocks, 65_536 / (laidOut * registers));
        return shared == 0 ? blocks : Math.min(blocks, 233_472 / shared);
    }
}
