// Where the numbers of several tensors stand that are visited together: the shape they have in common, and for each of
// them the distance from one index of an axis to the next (its stride), counted in numbers; 0 where an axis is
// broadcast. The host leaves out axes of length 1 and merges those that one step can cover, so most calls have one axis.
#pragma once

constexpr int AXES = 4;
constexpr int OPERANDS = 4;

struct Layout {
    unsigned size;                      // how many numbers there are: the product of the lengths
    int rank;                           // how many axes; 0: every operand is contiguous, and element i stands at i
    unsigned length[AXES];
    int stride[OPERANDS][AXES];
};

// Takes element `index` apart into one number per axis, the last axis first, and adds up where it stands in each of the
// first T operands. The loop is unrolled so that lengths and strides come straight from the kernel's parameters.
template <int T>
__device__ __forceinline__ void locate(const Layout& layout, unsigned index, int (&at)[T]) {
#pragma unroll
    for (int t = 0; t < T; ++t) at[t] = 0;
#pragma unroll
    for (int axis = AXES - 1; axis > 0; --axis) {
        if (axis < layout.rank) {
            const unsigned rest = index / layout.length[axis];
            const int here = int(index - rest * layout.length[axis]);
#pragma unroll
            for (int t = 0; t < T; ++t) at[t] += here * layout.stride[t][axis];
            index = rest;
        }
    }
#pragma unroll
    for (int t = 0; t < T; ++t) at[t] += int(index) * layout.stride[t][0];
}

// The threads of a grid share the elements 0 to n − 1 among them: each begins at its own number and goes on in steps as
// large as the grid, so that neighbours always touch neighbours and any grid is large enough.
__device__ __forceinline__ unsigned firstElement() { return blockIdx.x * blockDim.x + threadIdx.x; }
__device__ __forceinline__ unsigned gridStep() { return gridDim.x * blockDim.x; }

// True if each of the pointers may be read four numbers at a time.
__device__ __forceinline__ bool aligned(const void* a, const void* b, const void* c = nullptr) {
    return ((reinterpret_cast<size_t>(a) | reinterpret_cast<size_t>(b) | reinterpret_cast<size_t>(c)) & 15) == 0;
}
