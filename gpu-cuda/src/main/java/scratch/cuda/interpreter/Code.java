package scratch.cuda.interpreter;

import java.util.List;

import scratch.cuda.device.Parameter;

/// A kernel, decoded.
///
/// @param guards       for each instruction the predicate in front of it, as [Registers#predicate] gives it, or [#ALWAYS]
/// @param sharedBytes  of its own variables; dynamic shared memory comes behind
/// @param localBytes   of a thread
/// @param granule      the smallest piece of shared memory, 1 to 4 bytes, that one of its instructions touches
/// @param allLanes     the row of a mask of all lanes
record Code(String name, List<Parameter> parameters, int threads, Step[] steps, int[] guards, List<Instruction> instructions,
            Registers registers, int sharedBytes, int localBytes, int granule, int allLanes) {
    static final int ALWAYS = Integer.MIN_VALUE;
}
