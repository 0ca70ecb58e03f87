// z = x + y for n floats each: the first kernel, and two more that say what its three lines are for.
//
// Threads: add and addUnguarded give each element a thread, so the grid must have at least n; addStriding works with any
// grid, since each thread goes on with the element a grid further.
// Bound by memory: 12 bytes an element for one addition.

// Thread threadIdx.x of block blockIdx.x. The guard sends home the threads of the last block that have no element.
extern "C" __global__ void add(int n, const float* __restrict__ x, const float* __restrict__ y, float* __restrict__ z) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        z[i] = x[i] + y[i];
    }
}

// What happens without the guard: reads and writes past the ends. It is here to be caught, and right only if the grid
// has exactly as many threads as there are elements.
extern "C" __global__ void addUnguarded(int n, const float* __restrict__ x, const float* __restrict__ y,
                                        float* __restrict__ z) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    z[i] = x[i] + y[i];
}

// A loop whose step is the whole grid: at every moment neighbouring threads are at neighbouring elements.
extern "C" __global__ void addStriding(int n, const float* __restrict__ x, const float* __restrict__ y,
                                       float* __restrict__ z) {
    const long long threads = (long long) gridDim.x * blockDim.x;
    for (long long i = (long long) blockIdx.x * blockDim.x + threadIdx.x; i < n; i += threads) {
        z[i] = x[i] + y[i];
    }
}
