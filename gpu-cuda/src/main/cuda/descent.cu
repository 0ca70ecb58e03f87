// Gradient descent for least squares, one launch an iteration: w <- w - factor * X^T (X w + b - y), and b likewise.
//
// X is (rows, columns), row-major, and is read ONCE: a tile of rows is copied to shared memory; there a thread a row finds the
// residual r = x w + b - y, and then a thread for four columns and some rows adds r x to the gradient.
//
// A block leaves its share of the gradient in partial (blocks, columns + 2): columns, then the sum of r, then the sum
// of r^2. Who adds the shares and moves the weights? The NEXT launch: each of its blocks adds all shares of the last
// one, in the same order, and so comes to the same weights, bit by bit; block 0 writes them down. No second launch, no
// atomics, no block waits for another; and meanwhile the first tiles are already on their way.
#include "copy.cuh"
#include "gemm.cuh"
#include "warp.cuh"

constexpr int THREADS = 256, STAGES = 3;
constexpr int MOST = 128;                              // columns at most

// The weights of this iteration, from those of the last and the shares of the last gradient: the same in every block.
__device__ __forceinline__ void moveWeights(int columns, int shares, float factor, int intercept, const float* share,
                                            const float* last, float* weights, float* slices, float* next, float* loss) {
    const int width = columns + 2, slice = threadIdx.x / width, column = threadIdx.x % width, count = THREADS / width;
    if (slice < count) {
        float sum = 0.0f;
#pragma unroll 8
        for (int i = slice; i < shares; i += count) {
            sum += *at(share, width, i, column);
        }
        slices[threadIdx.x] = sum;
    }
    __syncthreads();
    if (threadIdx.x < width) {
        float gradient = 0.0f;
        for (int i = 0; i < count; ++i) {
            gradient += slices[i * width + threadIdx.x];
        }
        if (threadIdx.x <= columns) {
            const bool moves = threadIdx.x < columns || intercept != 0;
            const float weight = moves ? fmaf(-factor, gradient, last[threadIdx.x]) : 0.0f;
            weights[threadIdx.x] = weight;
            if (blockIdx.x == 0) {
                next[threadIdx.x] = weight;
            }
        } else if (blockIdx.x == 0 && shares > 0) {
            *loss = gradient;                          // the sum of squared residuals before the step
        }
    }
    __syncthreads();
}

// x w + b - y for one row that stands in shared memory; `start` is b - y. Four features an instruction.
__device__ __forceinline__ float residualOf(const float* row, const float* weights, int quads, float start) {
    float residual = start;
    for (int q = 0; q < quads; ++q) {
        const float4 x = *reinterpret_cast<const float4*>(row + 4 * q);
        const float4 w = *reinterpret_cast<const float4*>(weights + 4 * q);
        residual = fmaf(x.x, w.x, fmaf(x.y, w.y, fmaf(x.z, w.z, fmaf(x.w, w.w, residual))));
    }
    return residual;
}

// gradient += residual * x for four features of a row, which is still where it was.
__device__ __forceinline__ void addToGradient(float4& gradient, float residual, const float* fourOfRow) {
    const float4 x = *reinterpret_cast<const float4*>(fourOfRow);
    gradient.x = fmaf(residual, x.x, gradient.x);
    gradient.y = fmaf(residual, x.y, gradient.y);
    gradient.z = fmaf(residual, x.z, gradient.z);
    gradient.w = fmaf(residual, x.w, gradient.w);
}

// rowsOfTile: at most THREADS, and so that STAGES tiles of rowsOfTile * pitch floats fit; pitch: floats from row to row
// of a tile, four times an odd number, so that eight threads that read 16 bytes of eight rows find them in different
// banks.
extern "C" __global__ void __launch_bounds__(THREADS)
descent_step(int rows, int columns, const float* __restrict__ x, int ldx, const float* __restrict__ y, int intercept,
             float factor, int shares, const float* __restrict__ share, const float* __restrict__ last,
             float* __restrict__ next, float* __restrict__ loss, float* __restrict__ partial, int rowsOfTile, int pitch) {
    extern __shared__ __align__(16) unsigned char memory[];
    float* ring = reinterpret_cast<float*>(memory);                                    // (STAGES, rowsOfTile, pitch)
    __shared__ __align__(16) float weights[MOST + 4];
    __shared__ float residuals[THREADS], room[32];
    __shared__ __align__(16) float slices[4 * THREADS];
    const int thread = threadIdx.x, quads = (columns + 3) / 4;
    const bool aligned = rowsAligned(x, ldx);
    const int tiles = (rows + rowsOfTile - 1) / rowsOfTile;

    auto fetch = [&](int tile, int stage) {
        for (int q = thread; q < rowsOfTile * quads; q += THREADS) {
            const int row = q / quads, column = q % quads * 4;
            copyPieces<1, 1>(ring + (stage * rowsOfTile + row) * pitch + column, pitch,
                             at(x, ldx, tile * rowsOfTile + row, column), ldx, rows - tile * rowsOfTile - row,
                             inside(column, columns, 4), aligned);
        }
    };
    int tile = blockIdx.x;
    for (int stage = 0; stage < STAGES - 1; ++stage) {
        if (tile + stage * (int) gridDim.x < tiles) {
            fetch(tile + stage * gridDim.x, stage);
        }
        commitCopies();
    }
    for (int j = columns + 1 + thread; j < MOST + 4; j += THREADS) {
        weights[j] = 0.0f;
    }
    moveWeights(columns, shares, factor, intercept, share, last, weights, slices, next, loss);
    const float bias = weights[columns];
    __syncthreads();
    if (thread == 0) {
        weights[columns] = 0.0f;                                                        // the padding of the last four
    }

    const int quad = thread % quads, slice = thread / quads, sliceCount = THREADS / quads;
    float4 gradient = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
    float sum = 0.0f, squares = 0.0f;
    for (int step = 0; tile < tiles; ++step, tile += gridDim.x) {
        waitForCopies<STAGES - 2>();
        __syncthreads();                                   // this tile is there, and all are done with the last
        const int ahead = tile + (STAGES - 1) * (int) gridDim.x;
        if (ahead < tiles) {
            fetch(ahead, (step + STAGES - 1) % STAGES);
        }
        commitCopies();
        const float* rowsHere = ring + step % STAGES * rowsOfTile * pitch;
        const int row = tile * rowsOfTile + thread;
        if (thread < rowsOfTile) {
            float residual = 0.0f;
            if (row < rows) {
                residual = residualOf(rowsHere + thread * pitch, weights, quads, bias - y[row]);
            }
            residuals[thread] = residual;
            sum += residual;
            squares = fmaf(residual, residual, squares);
        }
        __syncthreads();
        if (slice < sliceCount) {
            for (int i = slice; i < rowsOfTile; i += sliceCount) {
                addToGradient(gradient, residuals[i], rowsHere + i * pitch + 4 * quad);
            }
        }
    }
    *reinterpret_cast<float4*>(slices + 4 * thread) = gradient;                         // (slice, column)
    sum = overBlock(sum, Sum(), room);                                                  // begins with a barrier
    squares = overBlock(squares, Sum(), room);
    float* mine = at(partial, columns + 2, blockIdx.x, 0);
    for (int column = thread; column < columns; column += THREADS) {
        float total = 0.0f;
        for (int i = 0; i < sliceCount; ++i) {
            total += slices[i * 4 * quads + column];
        }
        mine[column] = total;
    }
    if (thread == 0) {
        mine[columns] = sum;
        mine[columns + 1] = squares;
    }
}
