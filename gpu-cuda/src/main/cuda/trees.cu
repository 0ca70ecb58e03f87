// Sums and running sums of ONE block, by the textbook's ways, to count what each costs; reduction.cu and scan.cu are those
// that are used.
//
// Sums: block b leaves the sum of its blockDim.x floats (0 beyond n) in out[b]; blockDim.x is a power of two, 32 to 1024,
// and dynamic shared memory holds blockDim.x floats. sumAtomic adds all to out[0], which must be 0 before.
// Scans: one block, blockDim.x = the n elements rounded up to a power of two (for Blelloch half of that).
#include "warp.cuh"

extern __shared__ float room[];

__device__ __forceinline__ float mine(int n, const float* x) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    return i < n ? x[i] : 0.0f;
}

// Partners grow apart: 1, 2, 4, ... The words that are still added lie further and further apart, and so in fewer banks.
extern "C" __global__ void sumInterleaved(int n, const float* x, float* out) {
    const int thread = threadIdx.x;
    room[thread] = mine(n, x);
    __syncthreads();
    for (int distance = 1; distance < blockDim.x; distance *= 2) {
        const int i = 2 * distance * thread;
        if (i < blockDim.x) {
            room[i] += room[i + distance];
        }
        __syncthreads();
    }
    if (thread == 0) {
        out[blockIdx.x] = room[0];
    }
}

// Partners come nearer: half of the block, a quarter, ... The words that are still added lie side by side.
extern "C" __global__ void sumHalving(int n, const float* x, float* out) {
    const int thread = threadIdx.x;
    room[thread] = mine(n, x);
    __syncthreads();
    for (int distance = blockDim.x / 2; distance > 0; distance /= 2) {
        if (thread < distance) {
            room[thread] += room[thread + distance];
        }
        __syncthreads();
    }
    if (thread == 0) {
        out[blockIdx.x] = room[0];
    }
}

// The lanes of a warp exchange registers; shared memory only carries one number a warp.
extern "C" __global__ void sumShuffled(int n, const float* x, float* out) {
    const float sum = overBlock(mine(n, x), Sum(), room);
    if (threadIdx.x == 0) {
        out[blockIdx.x] = sum;
    }
}

// Blocks add to one number, in the order in which they happen to come.
extern "C" __global__ void sumAtomic(int n, const float* x, float* out) {
    const float sum = overBlock(mine(n, x), Sum(), room);
    if (threadIdx.x == 0) {
        atomicAdd(out, sum);
    }
}

// Inclusive scan by Hillis and Steele: in step s everybody adds what stands 2^s places to the left. Two arrays of blockDim.x
// floats change places, so that nobody overwrites what another one still reads.
extern "C" __global__ void scanHillisSteele(int n, const float* x, float* y) {
    const int thread = threadIdx.x, width = blockDim.x;
    float *from = room, *to = room + width;
    from[thread] = mine(n, x);
    __syncthreads();
    for (int distance = 1; distance < width; distance *= 2) {
        to[thread] = thread >= distance ? from[thread] + from[thread - distance] : from[thread];
        __syncthreads();
        float* swap = from;
        from = to;
        to = swap;
    }
    if (thread < n) {
        y[thread] = from[thread];
    }
}

// Where element i stands: with `padding` a word is left out after every 32.
__device__ __forceinline__ int place(int i, int padding) {
    return padding ? i + i / 32 : i;
}

// Exclusive scan by Blelloch: up the tree sums, down the tree what stands to the left. Two elements a thread; shared memory
// holds 2 blockDim.x floats, and one more for every 32 with padding.
extern "C" __global__ void scanBlelloch(int n, int padding, const float* x, float* y) {
    const int thread = threadIdx.x, width = 2 * blockDim.x;
    for (int i = thread; i < width; i += blockDim.x) {
        room[place(i, padding)] = i < n ? x[i] : 0.0f;
    }
    for (int distance = 1; distance < width; distance *= 2) {
        __syncthreads();
        const int right = 2 * distance * (thread + 1) - 1;
        if (right < width) {
            room[place(right, padding)] += room[place(right - distance, padding)];
        }
    }
    if (thread == 0) {
        room[place(width - 1, padding)] = 0.0f;
    }
    for (int distance = width / 2; distance > 0; distance /= 2) {
        __syncthreads();
        const int right = 2 * distance * (thread + 1) - 1;
        if (right < width) {
            const float left = room[place(right - distance, padding)];
            room[place(right - distance, padding)] = room[place(right, padding)];
            room[place(right, padding)] += left;
        }
    }
    __syncthreads();
    for (int i = thread; i < n; i += blockDim.x) {
        y[i] = room[place(i, padding)];
    }
}
