package scratch.cuda.interpreter;

/// What a launch did, counted. The same on every machine.
///
/// @param kernel             its name
/// @param instructions       of all threads together
/// @param warpInstructions   what the warps issued: 32 threads in step are one
/// @param divergent          … of these with lanes missing
/// @param globalLoads        instructions of warps that read global memory
/// @param globalStores       … that write it
/// @param loadSectors        pieces of 32 bytes that were read for them
/// @param storeSectors       … written
/// @param loadBytes          that the threads asked for
/// @param storeBytes         that the threads wrote
/// @param sharedAccesses     instructions of warps on shared memory
/// @param sharedTransactions passes that these took
/// @param bankConflicts      passes too many, as several lanes wanted different words of one bank
/// @param barriers           of blocks, completed
/// @param atomics            operations of threads
public record LaunchReport(String kernel, long instructions, long warpInstructions, long divergent, long globalLoads,
                           long globalStores, long loadSectors, long storeSectors, long loadBytes, long storeBytes,
                           long sharedAccesses, long sharedTransactions, long bankConflicts, long barriers, long atomics) {

    /// Bytes that came along for each byte that was asked for: 1 at best, 8 where each lane reads 4 bytes of another sector.
    public double loadOverhead() {
        return loadBytes == 0 ? 1 : 32.0 * loadSectors / loadBytes;
    }

    /// … for writes.
    public double storeOverhead() {
        return storeBytes == 0 ? 1 : 32.0 * storeSectors / storeBytes;
    }

    /// The share of lanes that were at work, from 1/32 to 1.
    public double occupancyOfLanes() {
        return warpInstructions == 0 ? 1 : instructions / (32.0 * warpInstructions);
    }
}
