// Running sums: y[i] = x[0] + ... + x[i], or without x[i] itself when `exclusive`.
//
// scan_tiles: a block of 256 threads scans 2048 elements, 8 a thread, and leaves their sum in tileSums. The host then
// scans tileSums (with this same kernel, exclusive, as often as it takes), and scan_add gives each tile what stands
// before it. Every element is added in the same order in every run. Moves 16 bytes an element: read, write, read,
// write.
#include "warp.cuh"

constexpr int THREADS = 256, EACH = 8, TILE = THREADS * EACH;

// The sum of the values of all lanes up to this one: after step s a lane holds the sum of the last 2 s lanes.
__device__ __forceinline__ float runningSum(float value) {
    const int lane = threadIdx.x % 32;
#pragma unroll
    for (int distance = 1; distance < 32; distance *= 2) {
        const float before = __shfl_up_sync(ALL, value, distance);
        if (lane >= distance) {
            value += before;
        }
    }
    return value;
}

extern "C" __global__ void __launch_bounds__(THREADS)
scan_tiles(int n, int exclusive, const float* x, float* y, float* __restrict__ tileSums) {
    __shared__ float tile[TILE + TILE / 32];     // one word of padding in 32: eight in a row a thread hit different banks
    __shared__ float warpSums[THREADS / 32];
    const int thread = threadIdx.x, lane = thread % 32, warp = thread / 32;
    const int start = blockIdx.x * TILE;
#pragma unroll
    for (int i = thread; i < TILE; i += THREADS) {
        tile[i + i / 32] = start + i < n ? x[start + i] : 0.0f;
    }
    __syncthreads();

    float own[EACH];                              // running sums within the thread's eight
    float sum = 0.0f;
#pragma unroll
    for (int j = 0; j < EACH; ++j) {
        const int i = thread * EACH + j;
        const float value = tile[i + i / 32];
        own[j] = exclusive ? sum : sum + value;
        sum += value;
    }
    const float upToMe = runningSum(sum);
    if (lane == 31) {
        warpSums[warp] = upToMe;
    }
    __syncthreads();
    float before = __shfl_up_sync(ALL, upToMe, 1);
    before = lane == 0 ? 0.0f : before;
    for (int w = 0; w < warp; ++w) {
        before += warpSums[w];
    }
#pragma unroll
    for (int j = 0; j < EACH; ++j) {
        const int i = thread * EACH + j;
        tile[i + i / 32] = before + own[j];
    }
    if (thread == THREADS - 1) {
        tileSums[blockIdx.x] = before + sum;
    }
    __syncthreads();
#pragma unroll
    for (int i = thread; i < TILE; i += THREADS) {
        if (start + i < n) {
            y[start + i] = tile[i + i / 32];
        }
    }
}

extern "C" __global__ void __launch_bounds__(THREADS)
scan_add(int n, const float* __restrict__ before, float* y) {
    const float offset = before[blockIdx.x];
    const int start = blockIdx.x * TILE;
#pragma unroll
    for (int i = threadIdx.x; i < TILE; i += THREADS) {
        if (start + i < n) {
            y[start + i] += offset;
        }
    }
}
