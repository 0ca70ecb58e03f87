// Rung 3: a block first copies a tile of A and a tile of B to shared memory; then each element that was fetched serves
// 32 threads.
//
// Block: 32 x 32 threads for 32 x 32 elements of C. Per tile of 32 along k a thread fetches two floats from global memory
// and uses 64 from shared memory: global traffic falls to a thirty-second, shared memory becomes the bottleneck
// (two reads for each multiply-add).
#include "gemm.cuh"

constexpr int TILE = 32;

extern "C" __global__ void __launch_bounds__(TILE * TILE)
gemm_shared(int m, int n, int k, float alpha, const float* __restrict__ a, int lda,
            const float* __restrict__ b, int ldb, float beta, float* __restrict__ c, int ldc) {
    __shared__ float tileA[TILE][TILE];   // (row, k)
    __shared__ float tileB[TILE][TILE];   // (k, column)
    const int row = blockIdx.y * TILE + threadIdx.y;
    const int column = blockIdx.x * TILE + threadIdx.x;
    float sum = 0.0f;
    for (int start = 0; start < k; start += TILE) {
        const int kA = start + threadIdx.x;
        const int kB = start + threadIdx.y;
        tileA[threadIdx.y][threadIdx.x] = row < m && kA < k ? *at(a, lda, row, kA) : 0.0f;
        tileB[threadIdx.y][threadIdx.x] = kB < k && column < n ? *at(b, ldb, kB, column) : 0.0f;
        __syncthreads();                  // both tiles are complete
#pragma unroll
        for (int i = 0; i < TILE; ++i) {
            sum = fmaf(tileA[threadIdx.y][i], tileB[i][threadIdx.x], sum);
        }
        __syncthreads();                  // all have read them: they may be overwritten
    }
    if (row < m && column < n) {
        put(alpha, sum, beta, at(c, ldc, row, column));
    }
}
