// Rung 6: while a tile is multiplied, the next one is on its way (two buffers, cp.async).
//
// Block: 256 threads as 16 x 16 for 128 x 128 elements of C, as in rung 5. The copies go past the registers, so A can
// not be turned on its way: it stands in shared memory row by row, and a thread reads two of its k at once. Its rows
// are dealt out (ty + 16 i); a pitch of 20 words puts eight neighbouring rows into eight different groups of four
// banks.
#include "copy.cuh"
#include "gemm.cuh"

constexpr int BM = 128, BN = 128, BK = 16;
constexpr int THREADS = 256;
constexpr int PITCH = BK + 4;

constexpr int A_STEP = THREADS / (BK / 4), B_STEP = THREADS / (BN / 4);   // rows that all threads copy in one go

struct Tiles {
    float a[BM][PITCH];   // (row, k)
    float b[BK][BN];      // (k, column)
};

extern "C" __global__ void __launch_bounds__(THREADS, 2)
gemm_pipelined(int m, int n, int k, float alpha, const float* __restrict__ a, int lda,
               const float* __restrict__ b, int ldb, float beta, float* __restrict__ c, int ldc) {
    __shared__ __align__(16) Tiles buffers[2];
    const int thread = threadIdx.x, tx = thread % 16, ty = thread / 16;
    const int row0 = blockIdx.y * BM, column0 = blockIdx.x * BN;
    const bool alignedA = rowsAligned(a, lda), alignedB = rowsAligned(b, ldb);

    // a thread copies pieces of four floats in one column of the tiles, A_STEP and B_STEP rows apart
    const int copyRow = thread / (BK / 4), copyK = thread % (BK / 4) * 4;
    const int copyP = thread / (BN / 4), copyColumn = thread % (BN / 4) * 4;
    auto fetch = [&](Tiles& tiles, int start) {
        copyPieces<BM / A_STEP, A_STEP>(&tiles.a[copyRow][copyK], PITCH,
                                        at(a, lda, row0 + copyRow, start + copyK), lda, m - row0 - copyRow,
                                        inside(start + copyK, k, 4), alignedA);
        copyPieces<BK / B_STEP, B_STEP>(&tiles.b[copyP][copyColumn], BN,
                                        at(b, ldb, start + copyP, column0 + copyColumn), ldb, k - start - copyP,
                                        inside(column0 + copyColumn, n, 4), alignedB);
        commitCopies();
    };

    float sum[8][8] = {};
    const int steps = (k + BK - 1) / BK;
    fetch(buffers[0], 0);
    for (int step = 0; step < steps; ++step) {
        waitForCopies<0>();                               // my part of this tile has arrived
        __syncthreads();                                  // everybody's has; and all are done with the other buffer
        if (step + 1 < steps) {
            fetch(buffers[(step + 1) % 2], (step + 1) * BK);
        }
        const Tiles& tiles = buffers[step % 2];
#pragma unroll 1
        for (int p = 0; p < BK; p += 2) {
            float x[8][2];
#pragma unroll
            for (int i = 0; i < 8; ++i) {
                *reinterpret_cast<float2*>(x[i]) = *reinterpret_cast<const float2*>(&tiles.a[ty + 16 * i][p]);
            }
#pragma unroll
            for (int s = 0; s < 2; ++s) {
                float y[8];
#pragma unroll
                for (int h = 0; h < 2; ++h) {
                    const float* four = &tiles.b[p + s][4 * tx + 64 * h];
                    *reinterpret_cast<float4*>(y + 4 * h) = *reinterpret_cast<const float4*>(four);
                }
#pragma unroll
                for (int i = 0; i < 8; ++i) {
#pragma unroll
                    for (int j = 0; j < 8; ++j) {
                        sum[i][j] = fmaf(x[i][s], y[j], sum[i][j]);
                    }
                }
            }
        }
    }
#pragma unroll
    for (int i = 0; i < 8; ++i) {
#pragma unroll
        for (int h = 0; h < 2; ++h) {
            putFour(alpha, sum[i] + 4 * h, beta, c, ldc, row0 + ty + 16 * i, m, column0 + 4 * tx + 64 * h, n,
                    rowsAligned(c, ldc));
        }
    }
}
