// y = (x - mean) / sqrt(variance + epsilon) * gain + bias for each row of x; gain and bias have one value a column.
//
// Mean and variance in one pass, without squaring anything large: a thread keeps count, mean and the sum M of squared
// distances from it (Welford); two such triples merge by Chan's formula. E[x^2] - E[x]^2 would lose all digits where
// the mean is large.
// Grid: rows are dealt to blocks of 256 threads.
#include "warp.cuh"

constexpr int THREADS = 256;

struct Moments {
    float count, mean, squares;
};

__device__ __forceinline__ Moments merge(Moments a, Moments b) {
    const float count = a.count + b.count;
    if (count == 0.0f) {
        return a;
    }
    const float apart = b.mean - a.mean, share = b.count / count;
    return {count, a.mean + apart * share, a.squares + b.squares + apart * apart * a.count * share};
}

__device__ __forceinline__ Moments overWarp(Moments moments) {
#pragma unroll
    for (int distance = 16; distance > 0; distance /= 2) {
        // the lower lane comes first on both sides, so that both lanes compute the same bits
        const Moments other = {__shfl_xor_sync(ALL, moments.count, distance), __shfl_xor_sync(ALL, moments.mean, distance),
                               __shfl_xor_sync(ALL, moments.squares, distance)};
        moments = threadIdx.x & distance ? merge(other, moments) : merge(moments, other);
    }
    return moments;
}

extern "C" __global__ void __launch_bounds__(THREADS)
layernorm(int rows, int columns, float epsilon, const float* x, int ldx, const float* __restrict__ gain,
          const float* __restrict__ bias, float* y, int ldy) {
    __shared__ Moments room[THREADS / 32];
    const int thread = threadIdx.x, lane = thread % 32, warp = thread / 32;
    for (int row = blockIdx.x; row < rows; row += gridDim.x) {
        const float* in = x + (size_t) row * ldx;
        float* out = y + (size_t) row * ldy;
        Moments moments = {0.0f, 0.0f, 0.0f};
        for (int column = thread; column < columns; column += THREADS) {
            const float value = in[column], apart = value - moments.mean;
            moments.count += 1.0f;
            moments.mean += apart / moments.count;
            moments.squares = fmaf(apart, value - moments.mean, moments.squares);
        }
        moments = overWarp(moments);
        if (lane == 0) {
            room[warp] = moments;
        }
        __syncthreads();
        moments = overWarp(lane < THREADS / 32 ? room[lane] : Moments{0.0f, 0.0f, 0.0f});
        const float scale = rsqrtf(moments.squares / moments.count + epsilon);
        for (int column = thread; column < columns; column += THREADS) {
            out[column] = fmaf((in[column] - moments.mean) * scale, gain[column], bias[column]);
        }
        __syncthreads();
    }
}
