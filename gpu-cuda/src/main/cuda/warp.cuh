// Sums and maxima over the 32 threads of a warp and over a block, always added in the same order: the same bits in every run.
#pragma once

constexpr unsigned ALL = 0xffffffffu;   // every lane takes part

struct Sum {
    static constexpr float NONE = 0.0f;   // what changes nothing
    __device__ __forceinline__ float operator()(float a, float b) const { return a + b; }
};

struct Max {
    static constexpr float NONE = -__builtin_huge_valf();
    __device__ __forceinline__ float operator()(float a, float b) const { return fmaxf(a, b); }
};

struct Min {
    static constexpr float NONE = __builtin_huge_valf();
    __device__ __forceinline__ float operator()(float a, float b) const { return fminf(a, b); }
};

// All lanes receive the result. Five exchanges: with the lane 16 away, 8, 4, 2, 1.
template <class Op>
__device__ __forceinline__ float overWarp(float value, Op op) {
#pragma unroll
    for (int distance = 16; distance > 0; distance /= 2) {
        value = op(value, __shfl_xor_sync(ALL, value, distance));
    }
    return value;
}

// All threads of the block receive the result. The block has a multiple of 32 threads, 1024 at most; `room` holds 32 floats.
template <class Op>
__device__ __forceinline__ float overBlock(float value, Op op, float* room) {
    const int lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
    value = overWarp(value, op);
    __syncthreads();                      // whoever used the room before is done with it
    if (lane == 0) {
        room[warp] = value;
    }
    __syncthreads();
    return overWarp(lane < warps ? room[lane] : Op::NONE, op);
}
