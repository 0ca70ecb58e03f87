// B = transpose of A: A is (rows, columns), B is (columns, rows), both row-major with leading dimensions of their own.
//
// Block: 32 x 8 threads for a tile of 32 x 32. Rows of A are read and rows of B are written, 128 bytes by a warp each time; the
// turning happens in shared memory. The 33rd column is never used: it puts the 32 elements of a column into 32 different banks.
// Bound by memory: 8 bytes an element.
constexpr int TILE = 32, STEP = 8;

extern "C" __global__ void __launch_bounds__(TILE * STEP)
transpose(int rows, int columns, const float* __restrict__ a, int lda, float* __restrict__ b, int ldb) {
    __shared__ float tile[TILE][TILE + 1];
    const int row0 = blockIdx.y * TILE, column0 = blockIdx.x * TILE;
#pragma unroll
    for (int i = threadIdx.y; i < TILE; i += STEP) {
        const int row = row0 + i, column = column0 + threadIdx.x;
        if (row < rows && column < columns) {
            tile[i][threadIdx.x] = a[(size_t) row * lda + column];
        }
    }
    __syncthreads();
#pragma unroll
    for (int i = threadIdx.y; i < TILE; i += STEP) {
        const int row = row0 + threadIdx.x, column = column0 + i;
        if (row < rows && column < columns) {
            b[(size_t) column * ldb + row] = tile[threadIdx.x][i];
        }
    }
}
