// Copies from global to shared memory that need no register on their way and are waited for later (cp.async, from sm_80 on).
#pragma once

__device__ __forceinline__ unsigned sharedAddress(const void* p) {
    return (unsigned) __cvta_generic_to_shared(p);
}

// Starts a copy of 16 bytes of which the first `valid` (0..16) are read, the others set to 0. Both ends on multiples of 16.
__device__ __forceinline__ void copy16(void* shared, const void* global, int valid) {
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;"
                :: "r"(sharedAddress(shared)), "l"(global), "r"(valid) : "memory");
}

// … of 4 bytes.
__device__ __forceinline__ void copy4(void* shared, const void* global, int valid) {
    asm volatile("cp.async.ca.shared.global [%0], [%1], 4, %2;"
                :: "r"(sharedAddress(shared)), "l"(global), "r"(valid) : "memory");
}

// The copies that this thread has started since the last commit form a group.
__device__ __forceinline__ void commitCopies() {
    asm volatile("cp.async.commit_group;" ::: "memory");
}

// Waits until all but the last `PENDING` groups of this thread have arrived. Other threads' copies need a barrier after it.
template <int PENDING>
__device__ __forceinline__ void waitForCopies() {
    asm volatile("cp.async.wait_group %0;" :: "n"(PENDING) : "memory");
}

// How many of `width` elements from `from` on lie before `end`.
__device__ __forceinline__ int inside(int from, int end, int width) {
    return min(max(end - from, 0), width);
}

// Starts to copy COUNT pieces of four floats that stand STEP rows apart, with zeros for rows from `rows` on (counted
// from the first piece's) and for all but the first `columns` (0..4) of each. What is not read need not be there. Not
// aligned: float by float.
template <int COUNT, int STEP>
__device__ __forceinline__ void copyPieces(float* shared, int pitch, const float* matrix, int leading, int rows, int columns,
                                           bool aligned) {
    if (aligned) {
#pragma unroll
        for (int i = 0; i < COUNT; ++i) {
            copy16(shared + i * STEP * pitch, matrix + (size_t) i * STEP * leading, i * STEP < rows ? 4 * columns : 0);
        }
    } else {
#pragma unroll
        for (int i = 0; i < COUNT; ++i) {
#pragma unroll
            for (int j = 0; j < 4; ++j) {
                copy4(shared + i * STEP * pitch + j, matrix + (size_t) i * STEP * leading + j,
                      i * STEP < rows && j < columns ? 4 : 0);
            }
        }
    }
}
