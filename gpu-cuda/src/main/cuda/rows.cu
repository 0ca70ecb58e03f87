// What is done to each row of a matrix (rows, columns): softmax, standardising, cross-entropy, and their gradients. Each
// replaces four to ten passes over memory by two or three, of which all but the first find the row in the cache.
//
// Threads: blockDim.x of them, a multiple of 32, share a row, and blockDim.y rows a block; more than one row only where
// 32 threads share one, for then no barrier is needed.
#include "indices.cuh"
#include "layout.cuh"

constexpr int WARP = 32;
constexpr unsigned ALL = 0xffffffffu;

// The value of f over all threads of a row, in each of them: within a warp by a butterfly of shuffles, over several warps
// in their order.
template <class T, class F>
__device__ __forceinline__ T overRow(T mine, F f) {
    __shared__ T ofWarp[8];
    for (int distance = WARP / 2; distance > 0; distance /= 2) mine = f(mine, __shfl_xor_sync(ALL, mine, distance));
    if (blockDim.x == WARP) return mine;
    if (threadIdx.x % WARP == 0) ofWarp[threadIdx.x / WARP] = mine;
    __syncthreads();
    mine = ofWarp[0];
    for (int warp = 1; warp < blockDim.x / WARP; ++warp) mine = f(mine, ofWarp[warp]);
    __syncthreads();                                           // before the next call writes there
    return mine;
}

__device__ __forceinline__ float largestOfRow(float mine) {
    return overRow(mine, [](float a, float b) { return fmaxf(a, b); });
}

__device__ __forceinline__ double sumOfRow(double mine) {
    return overRow(mine, [](double a, double b) { return a + b; });
}

__device__ __forceinline__ unsigned firstRow() { return blockIdx.x * blockDim.y + threadIdx.y; }
__device__ __forceinline__ unsigned rowStep() { return gridDim.x * blockDim.y; }

// The largest number of a row, but no less than the smallest of float32: a row of −∞ alone less −∞ would not be a number.
__device__ __forceinline__ float shiftOf(const float* x, int columns) {
    float largest = -3.402823466e38f;
    for (int j = threadIdx.x; j < columns; j += blockDim.x) largest = fmaxf(largest, x[j]);
    return largestOfRow(largest);
}

// out ← softmax of each row of a, or its logarithm.
extern "C" __global__ void __launch_bounds__(256)
softmax(const float* a, unsigned rows, int columns, int logarithm, float* out) {
    for (unsigned row = firstRow(); row < rows; row += rowStep()) {
        const float* x = a + row * columns;
        float* z = out + row * columns;
        const float shift = shiftOf(x, columns);
        double mine = 0;
        for (int j = threadIdx.x; j < columns; j += blockDim.x) mine += z[j] = expf(x[j] - shift);
        const float sum = float(sumOfRow(mine));
        const float logSum = sum == 0 ? 0 : logf(sum);         // a row masked everywhere stays −∞
        for (int j = threadIdx.x; j < columns; j += blockDim.x) {
            z[j] = logarithm ? x[j] - shift - logSum : sum == 0 ? 0 : z[j] / sum;
        }
    }
}

// out ← y ⊙ (g − Σ g⊙y), or, where y is the logarithm of a softmax, g − eʸ·Σ g.
extern "C" __global__ void __launch_bounds__(256)
softmaxGradient(const float* y, const float* g, unsigned rows, int columns, int logarithm, float* out) {
    for (unsigned row = firstRow(); row < rows; row += rowStep()) {
        const unsigned from = row * columns;
        double mine = 0;
        for (int j = threadIdx.x; j < columns; j += blockDim.x) {
            mine += logarithm ? g[from + j] : double(g[from + j]) * y[from + j];
        }
        const float sum = float(sumOfRow(mine));
        for (int j = threadIdx.x; j < columns; j += blockDim.x) {
            const float slope = g[from + j], value = y[from + j];
            out[from + j] = logarithm ? slope - expf(value) * sum : value * (slope - sum);
        }
    }
}

// out ← (a − mean)·s with s = 1 / √(variance + epsilon).
extern "C" __global__ void __launch_bounds__(256)
standardize(const float* a, unsigned rows, int columns, float epsilon, float* out, float* s) {
    for (unsigned row = firstRow(); row < rows; row += rowStep()) {
        const float* x = a + row * columns;
        double mine = 0;
        for (int j = threadIdx.x; j < columns; j += blockDim.x) mine += x[j];
        const double exact = sumOfRow(mine) / columns;
        const float mean = float(exact), rest = float(exact - mean);   // what float32 cannot hold of a mean far from 0
        mine = 0;
        for (int j = threadIdx.x; j < columns; j += blockDim.x) {      // second pass: Σx² − n·mean² would cancel
            const float difference = x[j] - mean - rest;
            mine += double(difference) * difference;
        }
        const float factor = float(1 / sqrt(sumOfRow(mine) / columns + epsilon));
        for (int j = threadIdx.x; j < columns; j += blockDim.x) out[row * columns + j] = (x[j] - mean - rest) * factor;
        if (threadIdx.x == 0) s[row] = factor;
    }
}

// out ← s·(g − mean(g) − y·mean(g ⊙ y)).
extern "C" __global__ void __launch_bounds__(256)
standardizeGradient(const float* y, const float* s, const float* g, unsigned rows, int columns, float* out) {
    for (unsigned row = firstRow(); row < rows; row += rowStep()) {
        const unsigned from = row * columns;
        double slopes = 0, products = 0;
        for (int j = threadIdx.x; j < columns; j += blockDim.x) {
            slopes += g[from + j];
            products += double(g[from + j]) * y[from + j];
        }
        const float mean = float(sumOfRow(slopes) / columns), along = float(sumOfRow(products) / columns);
        for (int j = threadIdx.x; j < columns; j += blockDim.x) {
            out[from + j] = s[row] * (g[from + j] - mean - y[from + j] * along);
        }
    }
}

// losses ← ln Σ exp(logits) − logits[label]; gradient, unless null, ← softmax(logits) − onehot(label). A label of −1 makes
// a row of no account; a row of −∞ alone has an infinite loss.
extern "C" __global__ void __launch_bounds__(256)
crossEntropy(const float* logits, const float* labels, unsigned rows, int columns, float* losses, float* gradient,
             Fault* fault) {
    for (unsigned row = firstRow(); row < rows; row += rowStep()) {
        const float* x = logits + row * columns;
        float* z = gradient + row * columns;
        const int label = labels[row] == -1 ? -1 : checked(labels[row], columns, CROSS_ENTROPY, fault);
        if (label < 0) {
            if (threadIdx.x == 0) losses[row] = 0;
            for (int j = threadIdx.x; gradient && j < columns; j += blockDim.x) z[j] = 0;
            continue;                                          // the same for all threads of the row
        }
        const float shift = shiftOf(x, columns);
        double mine = 0;
        for (int j = threadIdx.x; j < columns; j += blockDim.x) mine += expf(x[j] - shift);
        const float sum = float(sumOfRow(mine));
        if (threadIdx.x == 0) losses[row] = sum == 0 ? INFINITY : logf(sum) - (x[label] - shift);
        for (int j = threadIdx.x; gradient && j < columns; j += blockDim.x) {
            z[j] = (sum == 0 ? 0 : expf(x[j] - shift) / sum) - (j == label ? 1 : 0);
        }
    }
}
