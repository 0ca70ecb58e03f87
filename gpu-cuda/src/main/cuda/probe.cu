// What a machine can do at most, for the roofline: bytes copied per second, and what a launch costs that does nothing.

// No work: the time from one launch to the next is the price of a launch.
extern "C" __global__ void empty() {}

// to[i] = from[i] for i < n. Each thread moves 16 bytes at a time, neighbours beside each other, and strides by the
// whole grid; what does not fill 16 bytes is moved by the first threads, one float each.
// from, to: aligned to 16 bytes, as allocated memory is.
extern "C" __global__ void copyFloats(const float* __restrict__ from, float* __restrict__ to, long long n) {
    const long long thread = blockIdx.x * (long long) blockDim.x + threadIdx.x;
    const long long threads = gridDim.x * (long long) blockDim.x;
    const long long quads = n / 4;
    for (long long i = thread; i < quads; i += threads) {
        reinterpret_cast<float4*>(to)[i] = reinterpret_cast<const float4*>(from)[i];
    }
    for (long long i = 4 * quads + thread; i < n; i += threads) {
        to[i] = from[i];
    }
}

// Eight independent chains of fused multiply-adds in each thread, `rounds` times 8: 16 floating-point operations a
// round and thread and next to no memory, which is the ceiling of the arithmetic. out holds one float per thread.
extern "C" __global__ void multiplyAdd(float* out, int rounds, float factor, float summand) {
    float chain[8];
    for (int c = 0; c < 8; c++) {
        chain[c] = threadIdx.x + c;
    }
    for (int round = 0; round < rounds; round++) {
#pragma unroll
        for (int c = 0; c < 8; c++) {
            chain[c] = chain[c] * factor + summand;
        }
    }
    float sum = 0;
    for (int c = 0; c < 8; c++) {
        sum += chain[c];
    }
    out[blockIdx.x * blockDim.x + threadIdx.x] = sum;
}
