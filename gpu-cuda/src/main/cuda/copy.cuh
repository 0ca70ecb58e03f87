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

// Starts to copy four floats of row `row` from `column` on, with zeros for what lies outside (rows, columns).
// Not aligned: four copies of one float.
__device__ __forceinline__ void copyFour(float* shared, const float* matrix, int leading, int row, int rows,
                                         int column, int columns, bool aligned) {
    const int inside = row < rows ? min(max(columns - column, 0), 4) : 0;
    const float* p = inside > 0 ? matrix + (size_t) row * leading + column : matrix;
    if (aligned) {
        copy16(shared, p, 4 * inside);
    } else {
#pragma unroll
        for (int j = 0; j < 4; ++j) {
            copy4(shared + j, j < inside ? p + j : matrix, j < inside ? 4 : 0);
        }
    }
}
