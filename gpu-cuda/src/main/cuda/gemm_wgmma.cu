// Rung 10, Hopper only: tiles are copied by hardware, factors are read from shared memory by the matrix units themselves.
// nvcc: compute_90a
//
// Block: 384 threads = 3 groups of 4 warps for 128 x 256 elements of C. One thread of the first group does nothing but
// start copies; groups 2 and 3 do nothing but multiply, 64 x 256 elements each, 128 sums a thread. Between them stands
// a ring of four tiles (A 128 x 64, B 64 x 256 along n) with two barriers each: `full` ends its phase when the bytes of
// a tile have arrived, `empty` when all eight warps that multiply are done with it. Nobody else ever waits; there is no
// barrier for the block after the first. A and B are bfloat16, their rows begin at multiples of 16 bytes, C is float.
#include "gemm.cuh"
#include "hopper.cuh"

typedef unsigned short Bf16;

constexpr int BM = 128, BN = 256, BK = 64, BOX = 64;
constexpr int THREADS = 384, STAGES = 4;

struct Tiles {
    Bf16 a[BM][BK];              // (row, k)
    Bf16 b[BN / BOX][BK][BOX];   // (box, k, column): four boxes of 64 columns beside each other
};

struct Shared {
    Tiles ring[STAGES];
    Barrier full[STAGES], empty[STAGES];
};

// Starts the copies of one tile after the other, as soon as its place is free.
__device__ __forceinline__ void produce(Shared& shared, const TensorMap& a, const TensorMap& b, int row0, int column0,
                                        int steps) {
    for (int step = 0; step < steps; ++step) {
        const int stage = step % STAGES, round = step / STAGES;
        await(&shared.empty[stage], (round + 1) % 2);            // in round 0 the phase "before the first" has already ended
        arriveExpecting(&shared.full[stage], sizeof(Tiles));
        copyBox(shared.ring[stage].a, a, row0, step * BK, &shared.full[stage]);
#pragma unroll
        for (int box = 0; box < BN / BOX; ++box) {
            copyBox(shared.ring[stage].b[box], b, step * BK, column0 + box * BOX, &shared.full[stage]);
        }
    }
}

// Multiplies one tile after the other, as soon as it has come. While one product runs the next is started.
__device__ __forceinline__ void consume(Shared& shared, float (&sum)[128], int group, int lane, int steps) {
    for (int step = 0; step < steps; ++step) {
        const int stage = step % STAGES, round = step / STAGES;
        await(&shared.full[stage], round % 2);
        const Tiles& tiles = shared.ring[stage];
        const unsigned long long a = describe(tiles.a[group * 64], 16, 8 * sizeof(tiles.a[0]));
        const unsigned long long b = describe(tiles.b, sizeof(tiles.b[0]), 8 * sizeof(tiles.b[0][0]));
        beginProducts();
#pragma unroll
        for (int p = 0; p < BK; p += 16) {                       // 32 bytes along A's rows, 16 rows of B; in units of 16 bytes
            startProduct(sum, a + p * sizeof(Bf16) / 16, b + p * sizeof(tiles.b[0][0]) / 16, step > 0 || p > 0);
        }
        commitProducts();
        waitForProducts<1>();                                    // the products of the step before are done
        if (step > 0 && lane == 0) {
            arrive(&shared.empty[(step - 1) % STAGES]);
        }
    }
    waitForProducts<0>();
}

extern "C" __global__ void __launch_bounds__(THREADS, 1)
gemm_wgmma(int m, int n, int k, float alpha, const __grid_constant__ TensorMap a, const __grid_constant__ TensorMap b,
           float beta, float* __restrict__ c, int ldc) {
    extern __shared__ __align__(1024) unsigned char memory[];
    Shared& shared = *reinterpret_cast<Shared*>(memory);
    const int thread = threadIdx.x % 128, group = threadIdx.x / 128, lane = thread % 32, warp = thread / 32;
    const int steps = (k + BK - 1) / BK;
    int tileRow, tileColumn;
    tileOfBlock(blockIdx.x, (m + BM - 1) / BM, (n + BN - 1) / BN, tileRow, tileColumn);
    const int row0 = tileRow * BM, column0 = tileColumn * BN;
    if (threadIdx.x == 0) {
#pragma unroll
        for (int stage = 0; stage < STAGES; ++stage) {
            initialize(&shared.full[stage], 1);
            initialize(&shared.empty[stage], 8);
        }
        publishBarriers();
    }
    __syncthreads();
    if (group == 0) {
        asm volatile("setmaxnreg.dec.sync.aligned.u32 40;");     // registers that those who multiply can use
        if (thread == 0) {
            produce(shared, a, b, row0, column0, steps);
        }
    } else {
        asm volatile("setmaxnreg.inc.sync.aligned.u32 232;");
        float sum[128];
        consume(shared, sum, group - 1, lane, steps);
        const bool aligned = rowsAligned(c, ldc);
        const int row = row0 + (group - 1) * 64 + warp * 16 + lane / 4, column = column0 + lane % 4 * 2;
#pragma unroll
        for (int j = 0; j < BN / 8; ++j) {
            putTwo(alpha, sum[4 * j], sum[4 * j + 1], beta, c, ldc, row, m, column + 8 * j, n, aligned);
            putTwo(alpha, sum[4 * j + 2], sum[4 * j + 3], beta, c, ldc, row + 8, m, column + 8 * j, n, aligned);
        }
    }
}
