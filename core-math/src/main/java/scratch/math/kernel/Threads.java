package scratch.math.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A few helper threads that share the tasks of one large operation with the thread that called it.
///
/// The tasks of an operation are fixed by its sizes, not by the number of threads; who takes which task changes from
/// call to call, the result does not. A helper that has nothing to do spins for 200 µs, because operations of this
/// kind come in rows and a wake-up costs as much as a small product, and then sleeps.
public final class Threads {

    /// What is split. `worker` is below the number of threads, and no two threads have the same at a time.
    public interface Task {
        void run(int index, int worker);
    }

    private static final long SPIN_NANOS = 200_000;

    private static final Threads SHARED = new Threads();

    private static volatile int count = initial(System.getProperty("scratch.threads"));

    private final AtomicBoolean busy = new AtomicBoolean();    // one operation at a time; a second one runs alone
    private final AtomicInteger next = new AtomicInteger();    // the next task
    private final AtomicInteger inside = new AtomicInteger();  // helpers that may be working
    private volatile boolean open;                             // tasks may be taken
    private volatile int round;                                // goes up with every operation: what helpers wait for
    private volatile Throwable failure;
    private Task task;
    private int tasks;
    private int helpersWanted;
    private volatile Helper[] helpers = {};

    private Threads() {
    }

    public static int count() {
        return count;
    }

    public static void setCount(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + ": must be at least 1");
        }
        count = threads;
    }

    /// Runs tasks 0 .. tasks − 1 on at most `threads` threads, and returns when all are done.
    public static void run(int threads, int tasks, Task task) {
        int useful = Math.min(threads, tasks);
        if (useful <= 1 || !SHARED.busy.compareAndSet(false, true)) {
            for (int i = 0; i < tasks; i++) {
                task.run(i, 0);
            }
            return;
        }
        try {
            SHARED.share(task, tasks, useful - 1);
        } finally {
            SHARED.busy.set(false);
        }
    }

    private void share(Task shared, int number, int wanted) {
        task = shared;
        tasks = number;
        helpersWanted = wanted;
        failure = null;
        next.set(0);
        open = true;                                           // publishes the fields above
        round++;                                               // only the owner of `busy` writes it
        wake(wanted);
        try {
            drain(0);
        } finally {
            // subtle: a helper counts itself in before it looks at `open`. So either it sees `open` closed and does
            // nothing, or it is counted here and waited for. One that still sleeps is not waited for.
            open = false;
            while (inside.get() != 0) {
                Thread.onSpinWait();
            }
            task = null;
        }
        if (failure != null) {
            throw new IllegalStateException("kernels: a helper thread failed", failure);
        }
    }

    private void drain(int worker) {
        Task mine = task;
        int end = tasks;
        for (int i = next.getAndIncrement(); i < end; i = next.getAndIncrement()) {
            mine.run(i, worker);
        }
    }

    private void wake(int wanted) {
        if (helpers.length < wanted) {
            Helper[] more = Arrays.copyOf(helpers, wanted);
            for (int i = helpers.length; i < wanted; i++) {
                more[i] = new Helper(i);
                more[i].start();
            }
            helpers = more;
        }
        for (int i = 0; i < wanted; i++) {
            if (helpers[i].asleep) {
                LockSupport.unpark(helpers[i]);
            }
        }
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

    /// Helper i is worker i + 1; worker 0 is the caller.
    private final class Helper extends Thread {
        private final int index;
        private volatile boolean asleep;

        Helper(int index) {
            super("kernel-helper-" + (index + 1));
            this.index = index;
            setDaemon(true);
        }

        @Override
        public void run() {
            int seen = 0;
            while (true) {
                await(seen);
                seen = round;
                inside.incrementAndGet();
                try {
                    if (open && index < helpersWanted) {
                        drain(index + 1);
                    }
                } catch (Throwable e) {                        // must not end the helper, nor be lost
                    failure = e;
                } finally {
                    inside.decrementAndGet();
                }
            }
        }

        private void await(int seen) {
            long start = System.nanoTime();
            while (round == seen) {
                Thread.onSpinWait();
                if (System.nanoTime() - start > SPIN_NANOS) {
                    asleep = true;
                    while (round == seen) {                    // looked at after `asleep` is seen: no wake-up is lost
                        LockSupport.park(this);
                    }
                    asleep = false;
                }
            }
        }
    }
}
