// Rung 8: the matrix units. A warp multiplies fragments of 16 x 8 by 8 x 8 with one instruction; inputs are rounded to TF32.
//
// TF32 has the exponent of a float and 10 bits after the point: relative error of a product about 1e-3. Sums are floats.
// Block: 256 threads = 8 warps for 128 x 256 elements of C, a warp 64 x 64 = 4 x 8 fragments of sums (128 registers).
// Four tiles of 16 along k are under way (cp.async). Grid: one-dimensional, a block a tile.
#include "gemm.cuh"
#include "mma.cuh"

constexpr int BM = 128, BN = 256, BK = 16;
constexpr int THREADS = 256, STAGES = 4;

constexpr int A_STEP = THREADS / (BK / 4), B_STEP = THREADS / (BN / 4);   // rows that all threads copy in one go

struct Tiles {
    float a[BM][BK + 4];   // (row, k): eight rows of 16 bytes for ldmatrix fall into different banks
    float b[BK][BN + 8];   // (k, column): four k and eight columns of a fragment fall into 32 different banks
};

extern "C" __global__ void __launch_bounds__(THREADS)
gemm_mma_tf32(int m, int n, int k, float alpha, const float* __restrict__ a, int lda,
              const float* __restrict__ b, int ldb, float beta, float* __restrict__ c, int ldc) {
    extern __shared__ __align__(16) unsigned char memory[];
    Tiles* ring = reinterpret_cast<Tiles*>(memory);
    const int thread = threadIdx.x, lane = thread % 32, warp = thread / 32;
    const int group = lane / 4, place = lane % 4;
    int tileRow, tileColumn;
    tileOfBlock(blockIdx.x, (m + BM - 1) / BM, (n + BN - 1) / BN, tileRow, tileColumn);
    const int row0 = tileRow * BM, column0 = tileColumn * BN;
    const int warpRow = warp / 4 * 64, warpColumn = warp % 4 * 64;
    const bool alignedA = rowsAligned(a, lda), alignedB = rowsAligned(b, ldb), alignedC = rowsAligned(c, ldc);

    // a thread copies pieces of four floats in one column of the tiles, A_STEP and B_STEP rows apart
    const int copyRow = thread / (BK / 4), copyK = thread % (BK / 4) * 4;
    const int copyP = thread / (BN / 4), copyColumn = thread % (BN / 4) * 4;
    auto fetch = [&](int step) {
        Tiles& tiles = ring[step % STAGES];
        const int start = step * BK;
        copyPieces<BM / A_STEP, A_STEP>(&tiles.a[copyRow][copyK], BK + 4,
                                        at(a, lda, row0 + copyRow, start + copyK), lda, m - row0 - copyRow,
                                        inside(start + copyK, k, 4), alignedA);
        copyPieces<BK / B_STEP, B_STEP>(&tiles.b[copyP][copyColumn], BN + 8,
                                        at(b, ldb, start + copyP, column0 + copyColumn), ldb, k - start - copyP,
                                        inside(column0 + copyColumn, n, 4), alignedB);
    };

    float sum[4][8][4] = {};
    const int steps = (k + BK - 1) / BK;
#pragma unroll
    for (int step = 0; step < STAGES - 1; ++step) {
        if (step < steps) {
            fetch(step);
        }
        commitCopies();
    }
    for (int step = 0; step < steps; ++step) {
        waitForCopies<STAGES - 2>();
        __syncthreads();
        if (step + STAGES - 1 < steps) {
            fetch(step + STAGES - 1);
        }
        commitCopies();
        const Tiles& tiles = ring[step % STAGES];
#pragma unroll
        for (int p = 0; p < BK; p += 8) {
            unsigned x[4][4], y[8][2];
#pragma unroll
            for (int i = 0; i < 4; ++i) {
                loadMatrices(x[i], &tiles.a[warpRow + 16 * i + lane % 16][p + lane / 16 * 4]);
#pragma unroll
                for (int q = 0; q < 4; ++q) {
                    x[i][q] = roundTf32(x[i][q]);
                }
            }
#pragma unroll
            for (int j = 0; j < 8; ++j) {
#pragma unroll
                for (int q = 0; q < 2; ++q) {
                    y[j][q] = roundTf32(__float_as_uint(tiles.b[p + place + 4 * q][warpColumn + 8 * j + group]));
                }
            }
#pragma unroll
            for (int i = 0; i < 4; ++i) {
#pragma unroll
                for (int j = 0; j < 8; ++j) {
                    multiplyAddTf32(sum[i][j], x[i], y[j][0], y[j][1]);
                }
            }
        }
    }
#pragma unroll
    for (int i = 0; i < 4; ++i) {
#pragma unroll
        for (int j = 0; j < 8; ++j) {
            const int row = row0 + warpRow + 16 * i + group, column = column0 + warpColumn + 8 * j + 2 * place;
            putTwo(alpha, sum[i][j][0], sum[i][j][1], beta, c, ldc, row, m, column, n, alignedC);
            putTwo(alpha, sum[i][j][2], sum[i][j][3], beta, c, ldc, row + 8, m, column, n, alignedC);
        }
    }
}
