package scratch.cuda.devicecheck;

import scratch.example.figure.Diagram;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.simd.Roofline;

/// The figures of lesson 801: what a GPU consists of, the roofs of three, and how many blocks it takes to use one.
final class Figures801 {
    private static final int THREADS = 256;
    private static final int MOST_BLOCKS = 2048;

    private Figures801() {
    }

    static void draw(double latency) {
        machine().save("machine", "From left to right the host with its memory, the bus, the memory of the device with 80 GB, "
                + "the L2 cache with 50 MB, and three of 132 multiprocessors, each with shared memory, registers and up to 64 "
                + "warps; the arrows are labelled with 55 GB/s for the bus and 3352 GB/s for the memory.");
        roofs().save("roofs", "Three rooflines on logarithmic axes: each rises with the operations a byte, then turns flat at "
                + "the peak; vertical lines of four operations show that three of them meet the slope and one the flat roof.");
        underWay(latency).save("underway", "The share of an H100's bandwidth against the number of blocks of 256 threads, both "
                + "axes logarithmic: one block of single floats reaches a thousandth, and all of it takes 794 blocks; with "
                + "four floats a thread it takes 199.");
    }

    private static Diagram machine() {
        return Diagram.of("A GPU, from far to near: an H100").cell(190, 84)
                .box("host", 0, 1, "host\nprocessor, memory", Role.DATA)
                .box("memory", 1.5, 1, "global memory\n80 GB", Role.ALTERNATIVE)
                .box("cache", 2.9, 1, "L2 cache\n50 MB", Role.UNCERTAINTY)
                .box("first", 4.3, 0, "multiprocessor 1\n64 warps, registers\nshared memory", Role.MODEL)
                .box("second", 4.3, 1, "multiprocessor 2\n64 warps, registers\nshared memory", Role.MODEL)
                .box("last", 4.3, 2, "multiprocessor 132\n64 warps, registers\nshared memory", Role.MODEL)
                .arrow("host", "memory", "bus, 55 GB/s").arrow("memory", "cache", "3352 GB/s")
                .arrow("cache", "first", "").arrow("cache", "second", "").arrow("cache", "last", "");
    }

    private static Plot roofs() {
        Role[] roles = {Role.DATA, Role.ALTERNATIVE, Role.MODEL};
        double left = 0.05;
        double right = 100;
        Plot plot = Plot.of("The roofs of three GPUs, float32", "operations for each byte from memory", "GFLOP/s at most")
                .xLog().yLog();
        for (DataSheet sheet : DataSheet.values()) {
            Roofline roof = DeviceRoofs.of(sheet.properties());
            plot = plot.line(sheet.properties().name(), new double[] {left, roof.ridge(), right},
                    new double[] {roof.attainable(left), roof.peak(), roof.peak()}).as(roles[sheet.ordinal()]);
        }
        double[] at = Ex801DeviceCheck.INTENSITIES;
        double[] bottom = new double[at.length];
        double[] top = new double[at.length];
        Roofline h100 = DeviceRoofs.of(DataSheet.H100.properties());
        for (int i = 0; i < at.length; i++) {
            bottom[i] = 30;
            top[i] = h100.attainable(at[i]);
        }
        return plot.segments("four operations", at, bottom, at, top).as(Role.NEUTRAL)
                .text(at[0], 22, "add").text(at[1], 22, "dot").text(at[2] * 1.15, 22, "matrix-vector")
                .text(at[3], 22, "product")
                .xRange(left, right).yRange(15, 200_000).size(720, 460);
    }

    private static Plot underWay(double latency) {
        int n = MOST_BLOCKS;
        double[] blocks = new double[n];
        double[][] share = new double[2][n];
        for (int i = 0; i < n; i++) {
            blocks[i] = i + 1;
            for (int wide = 0; wide < 2; wide++) {
                share[wide][i] = 100 * DeviceRoofs.shareOfBandwidth(DataSheet.H100.properties(), latency, (i + 1L) * THREADS,
                        wide == 0 ? Float.BYTES : 4 * Float.BYTES);
            }
        }
        double fit = (double) DeviceRoofs.residentThreads(DataSheet.H100.properties()) / THREADS;
        return Plot.of("Too few threads: the share of an H100's bandwidth", "blocks of 256 threads", "% at most").xLog().yLog()
                .line("one float under way in a thread", blocks, share[0]).as(Role.ERROR)
                .line("four floats", blocks, share[1]).as(Role.MODEL)
                .vertical("blocks that fit: 1056", fit).as(Role.NEUTRAL).size(720, 420);
    }
}
