// Whole numbers as tensors keep them, in float32, and what happens to one that is no index: nothing is read or written
// there, and a note is left for the host, which looks at it before it hands out any result.
#pragma once

// What a note says. The host knows the names: see IndexFaults.java.
enum Operation { NONE, GATHER, SCATTER_ADD, PLACE, POOL_GRADIENT, POOL_GRADIENT_OUTSIDE, CROSS_ENTROPY };

struct Fault {
    int operation;                      // of the first bad index since the host looked; NONE if there was none
    float index;
    int limit;                          // indices go from 0 to limit − 1
    int row, column;                    // of the place, for POOL_GRADIENT_OUTSIDE
};

// Only the first one writes: the others find the operation taken.
__device__ __forceinline__ void report(Fault* fault, Operation operation, float index, int limit, int row = 0,
                                       int column = 0) {
    if (atomicCAS(&fault->operation, NONE, operation) == NONE) {
        fault->index = index;
        fault->limit = limit;
        fault->row = row;
        fault->column = column;
    }
}

// The index as an integer, or −1 if the number is no whole number from 0 to limit − 1.
__device__ __forceinline__ int checked(float number, int limit, Operation operation, Fault* fault) {
    const int index = int(number);                          // 0 for what is not a number, which is equal to nothing
    if (float(index) == number && index >= 0 && index < limit) return index;
    report(fault, operation, number, limit);
    return -1;
}
