// Rung 4: a thread computes 8 x 8 elements of C, which stay in its registers.
//
// Block: 256 threads as 16 x 16 for 128 x 128 elements of C; thread (ty, tx) owns rows ty + 16 i and columns tx + 16 j.
// Per step along k it reads 8 + 8 floats from shared memory for 64 multiply-adds: a quarter of a read for each, where
// rung 3 had two. Columns are dealt out like cards (16 apart), so that the threads of a warp read consecutive words: no
// bank is asked twice.
#include "gemm.cuh"

constexpr int BM = 128, BN = 128, BK = 8;   // tile of the block
constexpr int TM = 8, TN = 8;               // elements of a thread
constexpr int THREADS = (BM / TM) * (BN / TN);

typedef float TileA[BK][BM + 4];            // (k, row): turned, and padded so that turning hits different banks
typedef float TileB[BK][BN];                // (k, column)
typedef float Sums[TM][TN];

// Adds the product of two tiles to a thread's sums: 8 + 8 reads of shared memory for 64 multiply-adds, BK times.
__device__ __forceinline__ void multiplyTiles(const TileA& tileA, const TileB& tileB, int ty, int tx, Sums& sum) {
#pragma unroll
    for (int p = 0; p < BK; ++p) {
        float x[TM], y[TN];
#pragma unroll
        for (int i = 0; i < TM; ++i) {
            x[i] = tileA[p][ty + 16 * i];
        }
#pragma unroll
        for (int j = 0; j < TN; ++j) {
            y[j] = tileB[p][tx + 16 * j];
        }
#pragma unroll
        for (int i = 0; i < TM; ++i) {
#pragma unroll
            for (int j = 0; j < TN; ++j) {
                sum[i][j] = fmaf(x[i], y[j], sum[i][j]);
            }
        }
    }
}

extern "C" __global__ void __launch_bounds__(THREADS)
gemm_registers(int m, int n, int k, float alpha, const float* __restrict__ a, int lda,
               const float* __restrict__ b, int ldb, float beta, float* __restrict__ c, int ldc) {
    __shared__ TileA tileA;
    __shared__ TileB tileB;
    const int thread = threadIdx.x, tx = thread % 16, ty = thread / 16;
    const int row0 = blockIdx.y * BM, column0 = blockIdx.x * BN;
    Sums sum = {};
    for (int start = 0; start < k; start += BK) {
#pragma unroll
        for (int q = thread; q < BM * BK; q += THREADS) {
            const int row = row0 + q / BK, kA = start + q % BK;
            tileA[q % BK][q / BK] = row < m && kA < k ? *at(a, lda, row, kA) : 0.0f;
        }
#pragma unroll
        for (int q = thread; q < BK * BN; q += THREADS) {
            const int kB = start + q / BN, column = column0 + q % BN;
            tileB[q / BN][q % BN] = kB < k && column < n ? *at(b, ldb, kB, column) : 0.0f;
        }
        __syncthreads();
        multiplyTiles(tileA, tileB, ty, tx, sum);
        __syncthreads();
    }
#pragma unroll
    for (int i = 0; i < TM; ++i) {
#pragma unroll
        for (int j = 0; j < TN; ++j) {
            const int row = row0 + ty + 16 * i, column = column0 + tx + 16 * j;
            if (row < m && column < n) {
                put(alpha, sum[i][j], beta, at(c, ldc, row, column));
            }
        }
    }
}
