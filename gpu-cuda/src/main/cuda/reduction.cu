// Sum, sum of squares, maximum and minimum of n floats, in two launches of the same kernel.
//
// First launch: each block of 256 threads reads every gridDim.x-th piece of 1024 floats and leaves one number in `out`.
// Second launch: one block does the same to those numbers. Nothing is added by atomics: their order differs from run to
// run, and with it the last bits. Bound by memory: 4 bytes for one operation.
#include "warp.cuh"

constexpr int THREADS = 256;

struct Same {
    __device__ __forceinline__ float operator()(float x) const { return x; }
};

struct Square {
    __device__ __forceinline__ float operator()(float x) const { return x * x; }
};

template <class Op, class Of>
__device__ __forceinline__ void reduce(int n, const float* x, float* out, Op op, Of of) {
    __shared__ float room[32];
    float value = Op::NONE;
    const int fours = (size_t) x % 16 == 0 ? n / 4 : 0;
    const int first = blockIdx.x * THREADS + threadIdx.x, step = gridDim.x * THREADS;
    for (int i = first; i < fours; i += step) {
        const float4 four = reinterpret_cast<const float4*>(x)[i];
        value = op(value, op(op(of(four.x), of(four.y)), op(of(four.z), of(four.w))));
    }
    for (int i = 4 * fours + first; i < n; i += step) {
        value = op(value, of(x[i]));
    }
    value = overBlock(value, op, room);
    if (threadIdx.x == 0) {
        out[blockIdx.x] = value;
    }
}

extern "C" __global__ void __launch_bounds__(THREADS) reduce_sum(int n, const float* x, float* out) {
    reduce(n, x, out, Sum(), Same());
}

extern "C" __global__ void __launch_bounds__(THREADS) reduce_squares(int n, const float* x, float* out) {
    reduce(n, x, out, Sum(), Square());
}

extern "C" __global__ void __launch_bounds__(THREADS) reduce_max(int n, const float* x, float* out) {
    reduce(n, x, out, Max(), Same());
}

extern "C" __global__ void __launch_bounds__(THREADS) reduce_min(int n, const float* x, float* out) {
    reduce(n, x, out, Min(), Same());
}
