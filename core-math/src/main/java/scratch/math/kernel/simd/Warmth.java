package scratch.math.kernel.simd;

/// Whether a family of vector kernels is compiled yet. Vector code is the fastest there is once the compiler has seen
/// it often enough, and 50 to 500 times slower than a plain loop before: each vector is then an object.
///
/// So every family has plain loops that give the same bits. They serve until a background thread has run the vector
/// kernels so often that they win. Where that never happens (an interpreter, a machine without vectors), the plain
/// loops stay in use.
abstract class Warmth {

    /// Operations done by plain loops before the warm-up starts: half a second of one core is much for a program that
    /// multiplies two small matrices and ends.
    private static final long START = 2_000_000;

    private static final long GIVE_UP_NANOS = 60_000_000_000L;

    private static final int WINS = 3;                         // in a row

    private final String name;
    private final int races;
    private volatile boolean hot;
    private boolean started;
    private long coldWork;                                     // racy, and good enough: it only starts the warm-up

    Warmth(String name, int races) {
        this.name = name;
        this.races = races;
    }

    /// Runs one of the family's vector kernels and its plain loop on the same small data, some 10 µs each when
    /// compiled: did the vector kernel win?
    abstract boolean vectorsWin(int race);

    boolean isHot() {
        return hot;
    }

    /// Uses the vector kernels from now on, however slow they are: for tests of widths that this machine does not
    /// like, and at which vectors would never win.
    void force() {
        hot = true;
    }

    /// Notes work that was done by plain loops. Called after it: compilers at work would slow it down.
    void coldWork(double work) {
        coldWork += (long) work;
        if (coldWork >= START && !hot) {
            start();
        }
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            Thread thread = new Thread("kernel-warm-up " + name) {
                @Override
                public void run() {
                    warmUp();
                }
            };
            thread.setDaemon(true);
            thread.start();
        }
    }

    /// Runs all kernels in turn, so that some are compiled while others run, until each has won.
    final boolean warmUp() {
        int[] wins = new int[races];
        long start = System.nanoTime();
        for (int won = 0; won < races; ) {
            if (System.nanoTime() - start > GIVE_UP_NANOS) {
                return false;
            }
            won = 0;
            for (int i = 0; i < races; i++) {
                wins[i] = vectorsWin(i) ? wins[i] + 1 : 0;
                won += wins[i] >= WINS ? 1 : 0;
            }
        }
        hot = true;
        return true;
    }
}
