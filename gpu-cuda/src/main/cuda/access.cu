// The same floats moved in different orders, to count and to time what global memory makes of them.
//
// One thread an element, n elements, blocks of any size. A warp's 32 reads are served in sectors of 32 bytes: what counts is
// how many different sectors its addresses lie in, not how many bytes it wants.

// y[i] = x[first + stride * i]: neighbours in a warp read `stride` floats apart and write beside each other.
extern "C" __global__ void gather(int n, int first, int stride, const float* __restrict__ x, float* __restrict__ y) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        y[i] = x[first + (long long) stride * i];
    }
}

// y[first + stride * i] = x[i]: they read beside each other and write `stride` floats apart.
extern "C" __global__ void scatter(int n, int first, int stride, const float* __restrict__ x, float* __restrict__ y) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        y[first + (long long) stride * i] = x[i];
    }
}

// B = transpose of A without shared memory, A (rows, columns), both dense and row-major. Threads beside each other read a
// row of A and write a column of B, `rows` floats apart: compare transpose.cu.
extern "C" __global__ void transposeDirect(int rows, int columns, const float* __restrict__ a, float* __restrict__ b) {
    const int column = blockIdx.x * blockDim.x + threadIdx.x, row = blockIdx.y * blockDim.y + threadIdx.y;
    if (row < rows && column < columns) {
        b[(long long) column * rows + row] = a[(long long) row * columns + column];
    }
}

// y[i] = x[i] + rounds: the work that a pipeline of copies and kernels does between its copies. `rounds` dependent
// additions of 1 for each float make it as long as wanted; the result is exact as long as it is a whole number below 2^24.
extern "C" __global__ void addOnes(int n, int rounds, const float* x, float* y) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        float value = x[i];
        for (int round = 0; round < rounds; ++round) {
            value += 1.0f;
        }
        y[i] = value;
    }
}
