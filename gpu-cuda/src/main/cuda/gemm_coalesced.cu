// Rung 2: as rung 1, but consecutive threads stand beside each other.
//
// Block: 32 x 32 threads. threadIdx.x chooses the COLUMN. The 32 threads of a warp now read 128 consecutive bytes of B (four
// sectors), all the same float of A (one sector), and write 128 consecutive bytes of C. Nothing else has changed.
#include "gemm.cuh"

extern "C" __global__ void __launch_bounds__(1024)
gemm_coalesced(int m, int n, int k, float alpha, const float* __restrict__ a, int lda,
               const float* __restrict__ b, int ldb, float beta, float* __restrict__ c, int ldc) {
    const int row = blockIdx.y * 32 + threadIdx.y;
    const int column = blockIdx.x * 32 + threadIdx.x;
    if (row >= m || column >= n) {
        return;
    }
    float sum = 0.0f;
    for (int i = 0; i < k; ++i) {
        sum = fmaf(*at(a, lda, row, i), *at(b, ldb, i, column), sum);
    }
    put(alpha, sum, beta, at(c, ldc, row, column));
}
