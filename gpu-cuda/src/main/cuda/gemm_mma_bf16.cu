// Rung 9: the matrix units with bfloat16: half the bytes of a float, so twice the elements a second. A and B are
// bfloat16, C is float.
//
// A bfloat16 is the upper half of a float: 7 bits after the point, relative error of a product about 4e-3 before
// rounding has averaged out.
// Block: 256 threads = 8 warps for 128 x 256 elements of C, a warp 64 x 64. Four tiles of 32 along k are under way (cp.async).
// Pieces of 16 bytes (eight elements) stand in shared memory at a place that depends on their row (exclusive or), so that the
// eight rows that ldmatrix reads at once fall into different banks, without a byte of padding.
#include "gemm.cuh"
#include "mma.cuh"

typedef unsigned short Bf16;

constexpr int BM = 128, BN = 256, BK = 32;
constexpr int THREADS = 256, STAGES = 4;

constexpr int A_STEP = THREADS / (BK / 8), B_STEP = THREADS / (BN / 8);   // rows that all threads copy in one go

struct Tiles {
    Bf16 a[BM][BK];   // (row, k), four pieces a row
    Bf16 b[BK][BN];   // (k, column), 32 pieces a row
};

// Where piece `piece` of a row stands.
__device__ __forceinline__ Bf16* pieceOfA(Tiles& tiles, int row, int piece) {
    return &tiles.a[row][(piece ^ (row / 2 % 4)) * 8];
}

__device__ __forceinline__ Bf16* pieceOfB(Tiles& tiles, int p, int piece) {
    return &tiles.b[p][(piece ^ (p % 8)) * 8];
}

// Brings COUNT pieces of eight elements that stand STEP rows apart to shared memory, with zeros for what lies outside.
// STEP is a multiple of 8, so all of them stand at the same place in their rows. Not aligned: through registers.
template <int COUNT, int STEP>
__device__ __forceinline__ void copyPieces(Bf16* shared, int pitch, const Bf16* matrix, int leading, int rows, int columns,
                                           bool aligned) {
    if (aligned) {
#pragma unroll
        for (int i = 0; i < COUNT; ++i) {
            copy16(shared + i * STEP * pitch, matrix + (size_t) i * STEP * leading, i * STEP < rows ? 2 * columns : 0);
        }
    } else {
#pragma unroll
        for (int i = 0; i < COUNT; ++i) {
#pragma unroll
            for (int j = 0; j < 8; ++j) {
                const bool there = i * STEP < rows && j < columns;
                shared[i * STEP * pitch + j] = there ? matrix[(size_t) i * STEP * leading + j] : (Bf16) 0;
            }
        }
    }
}

extern "C" __global__ void __launch_bounds__(THREADS)
gemm_mma_bf16(int m, int n, int k, float alpha, const Bf16* __restrict__ a, int lda,
              const Bf16* __restrict__ b, int ldb, float beta, float* __restrict__ c, int ldc) {
    extern __shared__ __align__(16) unsigned char memory[];
    Tiles* ring = reinterpret_cast<Tiles*>(memory);
    const int thread = threadIdx.x, lane = thread % 32, warp = thread / 32;
    int tileRow, tileColumn;
    tileOfBlock(blockIdx.x, (m + BM - 1) / BM, (n + BN - 1) / BN, tileRow, tileColumn);
    const int row0 = tileRow * BM, column0 = tileColumn * BN;
    const int warpRow = warp / 4 * 64, warpColumn = warp % 4 * 64;
    const bool alignedA = rowsAligned(a, lda), alignedB = rowsAligned(b, ldb), alignedC = rowsAligned(c, ldc);

    // a thread copies pieces of eight elements in one column of the tiles, A_STEP and B_STEP rows apart
    const int copyRow = thread / (BK / 8), copyK = thread % (BK / 8) * 8;
    const int copyP = thread / (BN / 8), copyColumn = thread % (BN / 8) * 8;
    auto fetch = [&](int step) {
        Tiles& tiles = ring[step % STAGES];
        const int start = step * BK;
        copyPieces<BM / A_STEP, A_STEP>(pieceOfA(tiles, copyRow, copyK / 8), BK,
                                        at(a, lda, row0 + copyRow, start + copyK), lda, m - row0 - copyRow,
                                        inside(start + copyK, k, 8), alignedA);
        copyPieces<BK / B_STEP, B_STEP>(pieceOfB(tiles, copyP, copyColumn / 8), BN,
                                        at(b, ldb, start + copyP, column0 + copyColumn), ldb, k - start - copyP,
                                        inside(column0 + copyColumn, n, 8), alignedB);
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
        Tiles& tiles = ring[step % STAGES];
#pragma unroll
        for (int p = 0; p < BK; p += 16) {
            unsigned x[4][4], y[4][4];   // y[j]: fragments of columns 16 j + (0..7) and 16 j + (8..15)
#pragma unroll
            for (int i = 0; i < 4; ++i) {
                loadMatrices(x[i], pieceOfA(tiles, warpRow + 16 * i + lane % 16, p / 8 + lane / 16));
            }
#pragma unroll
            for (int j = 0; j < 4; ++j) {
                loadMatricesTurned(y[j], pieceOfB(tiles, p + lane % 16, warpColumn / 8 + 2 * j + lane / 16));
            }
#pragma unroll
            for (int i = 0; i < 4; ++i) {
#pragma unroll
                for (int j = 0; j < 8; ++j) {
                    multiplyAddBf16(sum[i][j], x[i], y[j / 2][j % 2 * 2], y[j / 2][j % 2 * 2 + 1]);
                }
            }
        }
    }
#pragma unroll
    for (int i = 0; i < 4; ++i) {
#pragma unroll
        for (int j = 0; j < 8; ++j) {
            const int row = row0 + warpRow + 16 * i + lane / 4, column = column0 + warpColumn + 8 * j + lane % 4 * 2;
            putTwo(alpha, sum[i][j][0], sum[i][j][1], beta, c, ldc, row, m, column, n, alignedC);
            putTwo(alpha, sum[i][j][2], sum[i][j][3], beta, c, ldc, row + 8, m, column, n, alignedC);
        }
    }
}
