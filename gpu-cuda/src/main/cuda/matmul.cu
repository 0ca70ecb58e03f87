// Stacks of matrix products with any strides: out ← a·b, or out ← out + a·b; a (…, m, k), b (…, k, n), out (…, m, n), the
// last axis of out with stride 1. A transposed operand is one whose strides are swapped: nothing is copied.
//
// A block makes a tile of out, ROWS x COLUMNS, and walks along k in steps of DEPTH: it brings a tile of a and a tile of b
// into shared memory, where each number serves all threads of a row or a column; each thread keeps its HIGH x WIDE results
// in registers. So a number from global memory is used COLUMNS (or ROWS) times, and one from shared memory WIDE (or HIGH)
// times. What lies beyond an edge is loaded as 0 and not stored.
//
// Grid: tiles of columns in x, tiles of rows in y, products of the stack in z (each block takes every gridDim.z-th).
#include "layout.cuh"

struct Operand {
    const float* data;
    int row, column;                    // strides
};

// Brings a tile of HEIGHT x WIDTH numbers, from (top, left) on, to shared memory; `turned` stores it column by column.
// Neighbouring threads read along the axis whose stride is 1, if there is one.
template <int HEIGHT, int WIDTH, int THREADS, bool TURNED>
__device__ __forceinline__ void bring(const Operand& from, int top, int left, int height, int width,
                                      float (&to)[TURNED ? WIDTH : HEIGHT][TURNED ? HEIGHT + 1 : WIDTH + 1]) {
#pragma unroll 2                                                // two reads under way; with more, registers spill on sm_80
    for (int i = threadIdx.x; i < HEIGHT * WIDTH; i += THREADS) {
        const int y = from.row == 1 ? i % HEIGHT : i / WIDTH;
        const int x = from.row == 1 ? i / HEIGHT : i % WIDTH;
        const bool inside = top + y < height && left + x < width;
        const float value = inside ? from.data[(top + y) * from.row + (left + x) * from.column] : 0;
        if (TURNED) to[x][y] = value;
        else to[y][x] = value;
    }
}

template <int ROWS, int COLUMNS, int DEPTH, int HIGH, int WIDE>
__device__ __forceinline__ void multiply(const Layout& stack, int m, int n, int k, Operand a, Operand b, int add,
                                         float* out, int outRow) {
    constexpr int THREADS = ROWS / HIGH * (COLUMNS / WIDE);
    __shared__ float tileA[DEPTH][ROWS + 1];                   // turned: a thread's column of a stands in one row
    __shared__ float tileB[DEPTH][COLUMNS + 1];                // one more than needed: no two rows in the same banks
    const int top = blockIdx.y * ROWS, left = blockIdx.x * COLUMNS;
    const int y = threadIdx.x / (COLUMNS / WIDE), x = threadIdx.x % (COLUMNS / WIDE);
    for (unsigned product = blockIdx.z; product < stack.size; product += gridDim.z) {
        int at[3];                                             // in out, in a, in b
        locate(stack, product, at);
        const Operand left1 = {a.data + at[1], a.row, a.column}, right1 = {b.data + at[2], b.row, b.column};
        float sum[HIGH][WIDE] = {};
        for (int depth = 0; depth < k; depth += DEPTH) {
            bring<ROWS, DEPTH, THREADS, true>(left1, top, depth, m, k, tileA);
            bring<DEPTH, COLUMNS, THREADS, false>(right1, depth, left, k, n, tileB);
            __syncthreads();
#pragma unroll
            for (int p = 0; p < DEPTH; ++p) {
                float fromA[HIGH], fromB[WIDE];
#pragma unroll
                for (int i = 0; i < HIGH; ++i) fromA[i] = tileA[p][y + i * (ROWS / HIGH)];
#pragma unroll
                for (int j = 0; j < WIDE; ++j) fromB[j] = tileB[p][x + j * (COLUMNS / WIDE)];
#pragma unroll
                for (int i = 0; i < HIGH; ++i) {
#pragma unroll
                    for (int j = 0; j < WIDE; ++j) sum[i][j] += fromA[i] * fromB[j];
                }
            }
            __syncthreads();
        }
#pragma unroll
        for (int i = 0; i < HIGH; ++i) {
#pragma unroll
            for (int j = 0; j < WIDE; ++j) {
                const int row = top + y + i * (ROWS / HIGH), column = left + x + j * (COLUMNS / WIDE);
                if (row < m && column < n) {
                    float* z = out + at[0] + row * outRow + column;
                    *z = (add ? *z : 0) + sum[i][j];
                }
            }
        }
    }
}

// For large products: tiles of 64 x 64, 256 threads with 4 x 4 results each.
extern "C" __global__ void __launch_bounds__(256)
matmulLarge(Layout stack, int m, int n, int k, const float* a, int aRow, int aColumn, const float* b, int bRow, int bColumn,
            int add, float* out, int outRow) {
    multiply<64, 64, 16, 4, 4>(stack, m, n, k, {a, aRow, aColumn}, {b, bRow, bColumn}, add, out, outRow);
}

// For small ones, of which there must be many tiles to keep a device busy: 16 x 16, 64 threads with 2 x 2 results each.
extern "C" __global__ void __launch_bounds__(64)
matmulSmall(Layout stack, int m, int n, int k, const float* a, int aRow, int aColumn, const float* b, int bRow, int bColumn,
            int add, float* out, int outRow) {
    multiply<16, 16, 16, 2, 2>(stack, m, n, k, {a, aRow, aColumn}, {b, bRow, bColumn}, add, out, outRow);
}
