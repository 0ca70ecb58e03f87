// Rung 5: as rung 4, but four floats move with one instruction, from global memory, from shared memory and back to C.
//
// Block: 256 threads as 16 x 16 for 128 x 128 elements of C; thread (ty, tx) owns rows 4 ty + 64 h + (0..3) and columns
// 4 tx + 64 h + (0..3) for h = 0, 1: pieces of four, so that one 16-byte read fetches each. Where rows do not begin at
// multiples of 16 bytes, or a piece crosses the edge, the four floats are read one by one.
#include "gemm.cuh"

constexpr int BM = 128, BN = 128, BK = 16;
constexpr int THREADS = 256;

// Four floats of a row from `column` on; zeros beyond `columns`, and for a row that is not there.
__device__ __forceinline__ float4 fetch(const float* matrix, int leading, int row, int rows, int column, int columns,
                                        bool aligned) {
    float4 four = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
    if (row < rows) {
        const float* p = at(matrix, leading, row, column);
        if (aligned && column + 3 < columns) {
            four = *reinterpret_cast<const float4*>(p);
        } else {
            if (column < columns) four.x = p[0];
            if (column + 1 < columns) four.y = p[1];
            if (column + 2 < columns) four.z = p[2];
            if (column + 3 < columns) four.w = p[3];
        }
    }
    return four;
}

extern "C" __global__ void __launch_bounds__(THREADS, 2)
gemm_vectorized(int m, int n, int k, float alpha, const float* __restrict__ a, int lda,
                const float* __restrict__ b, int ldb, float beta, float* __restrict__ c, int ldc) {
    __shared__ __align__(16) float tileA[BK][BM + 4];   // (k, row)
    __shared__ __align__(16) float tileB[BK][BN];       // (k, column)
    const int thread = threadIdx.x, tx = thread % 16, ty = thread / 16;
    const int row0 = blockIdx.y * BM, column0 = blockIdx.x * BN;
    const bool alignedA = rowsAligned(a, lda), alignedB = rowsAligned(b, ldb), alignedC = rowsAligned(c, ldc);
    float sum[8][8] = {};
    for (int start = 0; start < k; start += BK) {
#pragma unroll
        for (int q = thread; q < BM * BK / 4; q += THREADS) {
            const int row = q / (BK / 4), p = q % (BK / 4) * 4;
            const float4 four = fetch(a, lda, row0 + row, m, start + p, k, alignedA);
            tileA[p][row] = four.x;
            tileA[p + 1][row] = four.y;
            tileA[p + 2][row] = four.z;
            tileA[p + 3][row] = four.w;
        }
#pragma unroll
        for (int q = thread; q < BK * BN / 4; q += THREADS) {
            const int p = q / (BN / 4), column = q % (BN / 4) * 4;
            *reinterpret_cast<float4*>(&tileB[p][column]) = fetch(b, ldb, start + p, k, column0 + column, n, alignedB);
        }
        __syncthreads();
#pragma unroll
        for (int p = 0; p < BK; ++p) {
            float x[8], y[8];
#pragma unroll
            for (int h = 0; h < 2; ++h) {
                *reinterpret_cast<float4*>(x + 4 * h) = *reinterpret_cast<const float4*>(&tileA[p][4 * ty + 64 * h]);
                *reinterpret_cast<float4*>(y + 4 * h) = *reinterpret_cast<const float4*>(&tileB[p][4 * tx + 64 * h]);
            }
#pragma unroll
            for (int i = 0; i < 8; ++i) {
#pragma unroll
                for (int j = 0; j < 8; ++j) {
                    sum[i][j] = fmaf(x[i], y[j], sum[i][j]);
                }
            }
        }
        __syncthreads();
    }
#pragma unroll
    for (int i = 0; i < 8; ++i) {
        const int row = row0 + 4 * ty + 64 * (i / 4) + i % 4;
#pragma unroll
        for (int h = 0; h < 2; ++h) {
            putFour(alpha, sum[i] + 4 * h, beta, c, ldc, row, m, column0 + 4 * tx + 64 * h, n, alignedC);
        }
    }
}
