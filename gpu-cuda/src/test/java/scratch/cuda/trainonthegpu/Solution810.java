package scratch.cuda.trainonthegpu;

/// A solution of exercise 810.
final class Solution810 {
    private Solution810() {
    }

    static long crossing(int[] bytes, int[][] operations, int[] results) {
        boolean[] there = new boolean[bytes.length];
        long crossing = 0;
        for (int[] operation : operations) {
            int written = operation[operation.length - 1];
            for (int i = 0; i < operation.length - 1; i++) {
                int read = operation[i];
                crossing += there[read] ? 0 : bytes[read];
                there[read] = true;
            }
            there[written] = true;
        }
        for (int result : results) {
            crossing += bytes[result];
        }
        return crossing;
    }
}
