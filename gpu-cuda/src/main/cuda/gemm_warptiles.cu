// Rung 7: each warp has a tile of its own, each thread 8 x 16 elements of it, and four tiles are under way at a time.
//
// Block: 128 threads = 4 warps for 128 x 128 elements of C; a warp computes 64 x 64. Its lanes stand as 8 x 4: lane (r,
// s) owns rows r + 8 i (i = 0..7) and columns 4 s + 16 j + (0..3) (j = 0..3), 128 sums in registers. For four steps
// along k a thread reads 8 + 16 pieces of 16 bytes for 512 multiply-adds: 0.19 words for each, after 0.25 in rungs 4 to
// 6. Two blocks fit on a multiprocessor; while one waits at its barrier the other multiplies.
#include "copy.cuh"
#include "gemm.cuh"

constexpr int BM = 128, BN = 128, BK = 16;
constexpr int THREADS = 128, STAGES = 4;
constexpr int PITCH = BK + 4;

constexpr int A_STEP = THREADS / (BK / 4), B_STEP = THREADS / (BN / 4);   // rows that all threads copy in one go

struct Tiles {
    float a[BM][PITCH];   // (row, k)
    float b[BK][BN];      // (k, column)
};

extern "C" __global__ void __launch_bounds__(THREADS, 2)
gemm_warptiles(int m, int n, int k, float alpha, const float* __restrict__ a, int lda,
               const float* __restrict__ b, int ldb, float beta, float* __restrict__ c, int ldc) {
    extern __shared__ __align__(16) unsigned char memory[];   // STAGES tiles: more than a kernel may declare
    Tiles* ring = reinterpret_cast<Tiles*>(memory);
    const int thread = threadIdx.x, lane = thread % 32, warp = thread / 32;
    const int row0 = blockIdx.y * BM, column0 = blockIdx.x * BN;
    const int rowA = warp / 2 * 64 + lane / 4, columnB = warp % 2 * 64 + lane % 4 * 4;
    const bool alignedA = rowsAligned(a, lda), alignedB = rowsAligned(b, ldb), alignedC = rowsAligned(c, ldc);

    // a thread copies pieces of four floats in one column of the tiles, A_STEP and B_STEP rows apart
    const int copyRow = thread / (BK / 4), copyK = thread % (BK / 4) * 4;
    const int copyP = thread / (BN / 4), copyColumn = thread % (BN / 4) * 4;
    auto fetch = [&](int step) {
        Tiles& tiles = ring[step % STAGES];
        const int start = step * BK;
        copyPieces<BM / A_STEP, A_STEP>(&tiles.a[copyRow][copyK], PITCH,
                                        at(a, lda, row0 + copyRow, start + copyK), lda, m - row0 - copyRow,
                                        inside(start + copyK, k, 4), alignedA);
        copyPieces<BK / B_STEP, B_STEP>(&tiles.b[copyP][copyColumn], BN,
                                        at(b, ldb, start + copyP, column0 + copyColumn), ldb, k - start - copyP,
                                        inside(column0 + copyColumn, n, 4), alignedB);
    };

    float sum[8][16] = {};
    const int steps = (k + BK - 1) / BK;
#pragma unroll
    for (int step = 0; step < STAGES - 1; ++step) {
        if (step < steps) {
            fetch(step);
        }
        commitCopies();                                   // also when empty: a group a step, so that counting them is easy
    }
    for (int step = 0; step < steps; ++step) {
        waitForCopies<STAGES - 2>();
        __syncthreads();                                  // tile `step` is there, and all are done with tile `step - 1`
        if (step + STAGES - 1 < steps) {
            fetch(step + STAGES - 1);                     // into the buffer of tile `step - 1`
        }
        commitCopies();
        const Tiles& tiles = ring[step % STAGES];
#pragma unroll 2
        for (int p = 0; p < BK; p += 4) {
            float x[8][4];
#pragma unroll
            for (int i = 0; i < 8; ++i) {
                *reinterpret_cast<float4*>(x[i]) = *reinterpret_cast<const float4*>(&tiles.a[rowA + 8 * i][p]);
            }
#pragma unroll
            for (int s = 0; s < 4; ++s) {
                float y[16];
#pragma unroll
                for (int j = 0; j < 4; ++j) {
                    *reinterpret_cast<float4*>(y + 4 * j) = *reinterpret_cast<const float4*>(&tiles.b[p + s][columnB + 16 * j]);
                }
#pragma unroll
                for (int i = 0; i < 8; ++i) {
#pragma unroll
                    for (int j = 0; j < 16; ++j) {
                        sum[i][j] = fmaf(x[i][s], y[j], sum[i][j]);
                    }
                }
            }
        }
    }
#pragma unroll
    for (int i = 0; i < 8; ++i) {
#pragma unroll
        for (int j = 0; j < 4; ++j) {
            putFour(alpha, sum[i] + 4 * j, beta, c, ldc, row0 + rowA + 8 * i, m, column0 + columnB + 16 * j, n, alignedC);
        }
    }
}
