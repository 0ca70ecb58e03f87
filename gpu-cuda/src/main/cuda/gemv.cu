// y = alpha * A x + beta * y and y = alpha * transpose(A) x + beta * y, for row-major A (rows, columns).
//
// gemv: a warp a row; its lanes read the row side by side and add up by exchanges.
// gemv_transposed: a thread a column, so that a warp reads 128 bytes of each row; block (i, j) adds rows of the j-th
// slice and leaves its sums in partial (slices, columns). gemv_finish adds the slices in order: the same bits in every
// run. Bound by memory: every element of A is read once, 4 bytes for one multiply-add.
#include "gemm.cuh"
#include "warp.cuh"

constexpr int THREADS = 256;

extern "C" __global__ void __launch_bounds__(THREADS)
gemv(int rows, int columns, float alpha, const float* __restrict__ a, int lda, const float* __restrict__ x,
     float beta, float* __restrict__ y) {
    const int lane = threadIdx.x % 32;
    const int row = blockIdx.x * (THREADS / 32) + threadIdx.x / 32;
    if (row >= rows) {
        return;                                    // the whole warp
    }
    const float* in = at(a, lda, row, 0);
    const int fours = rowsAligned(a, lda) && (size_t) x % 16 == 0 ? columns / 4 : 0;
    float sum = 0.0f;
    for (int i = lane; i < fours; i += 32) {
        const float4 p = reinterpret_cast<const float4*>(in)[i], q = reinterpret_cast<const float4*>(x)[i];
        sum = fmaf(p.x, q.x, fmaf(p.y, q.y, fmaf(p.z, q.z, fmaf(p.w, q.w, sum))));
    }
    for (int i = 4 * fours + lane; i < columns; i += 32) {
        sum = fmaf(in[i], x[i], sum);
    }
    sum = overWarp(sum, Sum());
    if (lane == 0) {
        put(alpha, sum, beta, y + row);
    }
}

extern "C" __global__ void __launch_bounds__(THREADS)
gemv_transposed(int rows, int columns, const float* __restrict__ a, int lda, const float* __restrict__ x,
                int rowsOfSlice, float* __restrict__ partial) {
    const int column = blockIdx.x * THREADS + threadIdx.x;
    if (column >= columns) {
        return;
    }
    const int first = blockIdx.y * rowsOfSlice, end = min(first + rowsOfSlice, rows);
    float sum = 0.0f;
#pragma unroll 8
    for (int row = first; row < end; ++row) {
        sum = fmaf(*at(a, lda, row, column), x[row], sum);
    }
    *at(partial, columns, blockIdx.y, column) = sum;
}

extern "C" __global__ void __launch_bounds__(THREADS)
gemv_finish(int slices, int columns, float alpha, const float* __restrict__ partial, float beta, float* __restrict__ y) {
    const int column = blockIdx.x * THREADS + threadIdx.x;
    if (column >= columns) {
        return;
    }
    float sum = 0.0f;
    for (int slice = 0; slice < slices; ++slice) {
        sum += *at(partial, columns, slice, column);
    }
    put(alpha, sum, beta, y + column);
}
