package scratch.cuda.memory;

import scratch.math.check.Require;

/// When the chunks of a job are done that pass stages one after the other, each stage with one chunk at a time: in over the
/// bus, through a kernel, out over the bus. Costs O(chunks · stages).
public final class Pipeline {
    private Pipeline() {
    }

    /// When each chunk leaves each stage; (chunks, stages). A chunk enters a stage once it is there and the stage is free.
    ///
    /// @param chunks of equal size
    /// @param times  that a chunk spends in each stage
    public static double[][] ends(int chunks, double... times) {
        Require.that(chunks >= 1 && times.length >= 1, "Pipeline.ends: %d chunks, %d stages: must be at least 1", chunks,
                times.length);
        double[][] end = new double[chunks][times.length];
        for (int c = 0; c < chunks; c++) {
            for (int s = 0; s < times.length; s++) {
                double dataThere = s == 0 ? 0 : end[c][s - 1];
                double stageFree = c == 0 ? 0 : end[c - 1][s];
                end[c][s] = Math.max(dataThere, stageFree) + times[s];
            }
        }
        return end;
    }

    /// The time from the first byte in to the last byte out, if `whole[s]` is what stage s takes for everything and each
    /// chunk costs `start` more in each stage.
    public static double total(int chunks, double start, double... whole) {
        double[][] end = ends(chunks, perChunk(chunks, start, whole));
        return end[chunks - 1][whole.length - 1];
    }

    /// What a chunk takes in each stage.
    static double[] perChunk(int chunks, double start, double... whole) {
        Require.that(start >= 0, "Pipeline.perChunk: start %s: must not be negative", start);
        double[] each = new double[whole.length];
        for (int s = 0; s < each.length; s++) {
            Require.that(whole[s] >= 0, "Pipeline.perChunk: stage %d takes %s: must not be negative", s, whole[s]);
            each[s] = whole[s] / chunks + start;
        }
        return each;
    }

    /// The number of chunks that makes [#total] least, as a real number: √((Σ whole − max whole) / start).
    public static double bestChunks(double start, double... whole) {
        double sum = 0;
        double most = 0;
        for (double time : whole) {
            sum += time;
            most = Math.max(most, time);
        }
        return Math.max(1, Math.sqrt((sum - most) / start));
    }
}
