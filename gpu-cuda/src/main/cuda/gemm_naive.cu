// Rung 1: one thread computes one element of C, and consecutive threads stand below each other.
//
// Block: 32 x 32 threads. threadIdx.x chooses the ROW. So the 32 threads of a warp read 32 rows of A, each lda * 4 bytes
// from the next: 32 separate sectors of memory for 32 floats; and they write a column of C in the same scattered way.
#include "gemm.cuh"

extern "C" __global__ void __launch_bounds__(1024)
gemm_naive(int m, int n, int k, float alpha, const float* __restrict__ a, int lda,
           const float* __restrict__ b, int ldb, float beta, float* __restrict__ c, int ldc) {
    const int row = blockIdx.y * 32 + threadIdx.x;
    const int column = blockIdx.x * 32 + threadIdx.y;
    if (row >= m || column >= n) {
        return;
    }
    float sum = 0.0f;
    for (int i = 0; i < k; ++i) {
        sum = fmaf(*at(a, lda, row, i), *at(b, ldb, i, column), sum);
    }
    put(alpha, sum, beta, at(c, ldc, row, column));
}
