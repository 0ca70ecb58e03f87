package scratch.cuda.devicecheck;

import scratch.cuda.device.Properties;

/// Three GPUs as their data sheets have them, so that there is something to compute with where there is none.
public enum DataSheet {
    A100("A100 SXM", 8, 0, 108, 1410, 1593, 5120, 80, 40, 163, 19.5, 2039),
    RTX_4090("RTX 4090", 8, 9, 128, 2520, 10501, 384, 24, 72, 99, 82.6, 1008),
    H100("H100 SXM", 9, 0, 132, 1980, 2619, 5120, 80, 50, 227, 67, 3350);

    private static final int SHARED = 48 * 1024;
    private static final int THREADS = 1024;

    private final Properties properties;
    private final double teraflops;
    private final double gigabytes;

    DataSheet(String name, int major, int minor, int multiprocessors, int clock, int memoryClock, int busBits, int memory,
              int cache, int shared, double teraflops, double gigabytes) {
        properties = new Properties(name, false, major, minor, multiprocessors, clock, memoryClock, busBits,
                memory * 1_000_000_000L, cache * 1_000_000L, SHARED, shared * 1024, THREADS, 0);
        this.teraflops = teraflops;
        this.gigabytes = gigabytes;
    }

    /// What such a GPU says of itself.
    public Properties properties() {
        return properties;
    }

    /// The float32 peak that NVIDIA prints, in TFLOP/s.
    public double teraflops() {
        return teraflops;
    }

    /// The memory bandwidth that NVIDIA prints, in GB/s.
    public double gigabytes() {
        return gigabytes;
    }
}
