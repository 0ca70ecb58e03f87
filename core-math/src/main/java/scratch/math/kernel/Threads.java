package scratch.math.kernel;

/// How many threads the kernels may use.
final class Threads {

    private static volatile int count = initial(System.getProperty("scratch.threads"));

    private Threads() {
    }

    static int count() {
        return count;
    }

    static void setCount(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + ": must be at least 1");
        }
        count = threads;
    }

    private static int initial(String property) {
        if (property == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            int threads = Integer.parseInt(property.strip());
            if (threads >= 1) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // falls through to the same sentence as a number below 1
        }
        throw new IllegalArgumentException("threads: scratch.threads=" + property + ": must be a number from 1 up");
    }
}
