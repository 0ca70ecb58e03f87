// y = softmax of each row of x: exp(x_j - max) / sum of exp(x_i - max), with the maximum and the sum found in ONE pass.
//
// Online softmax: a thread keeps the largest value m it has seen and the sum s of exp(x - m). When a larger one comes, the old
// sum is worth exp(m - new m) of itself. Two such pairs merge in the same way, so that threads, warps and the block do.
// Grid: rows are dealt to blocks of 256 threads. Moves 12 bytes an element (x twice, y once) where three passes would move 16.
#include "warp.cuh"

constexpr int THREADS = 256;

struct Pair {
    float largest, sum;
};

__device__ __forceinline__ Pair merge(Pair a, Pair b) {
    const float largest = fmaxf(a.largest, b.largest);
    if (largest == Max::NONE) {                    // nothing but -inf so far: exp(-inf + inf) would be no number
        return {largest, a.sum + b.sum};
    }
    return {largest, a.sum * expf(a.largest - largest) + b.sum * expf(b.largest - largest)};
}

__device__ __forceinline__ Pair overWarp(Pair pair) {
#pragma unroll
    for (int distance = 16; distance > 0; distance /= 2) {
        pair = merge(pair, {__shfl_xor_sync(ALL, pair.largest, distance), __shfl_xor_sync(ALL, pair.sum, distance)});
    }
    return pair;
}

extern "C" __global__ void __launch_bounds__(THREADS)
softmax(int rows, int columns, const float* x, int ldx, float* y, int ldy) {
    __shared__ Pair room[THREADS / 32];
    const int thread = threadIdx.x, lane = thread % 32, warp = thread / 32;
    for (int row = blockIdx.x; row < rows; row += gridDim.x) {
        const float* in = x + (size_t) row * ldx;
        float* out = y + (size_t) row * ldy;
        Pair pair = {Max::NONE, 0.0f};
        for (int column = thread; column < columns; column += THREADS) {
            const float value = in[column];
            pair = merge(pair, {value, isnan(value) ? value : 1.0f});   // fmaxf passes over NaN; the sum must not
        }
        pair = overWarp(pair);
        if (lane == 0) {
            room[warp] = pair;
        }
        __syncthreads();
        pair = overWarp(lane < THREADS / 32 ? room[lane] : Pair{Max::NONE, 0.0f});
        const float scale = 1.0f / pair.sum;
        for (int column = thread; column < columns; column += THREADS) {
            out[column] = expf(in[column] - pair.largest) * scale;
        }
        __syncthreads();                           // before the room is used for the next row
    }
}
