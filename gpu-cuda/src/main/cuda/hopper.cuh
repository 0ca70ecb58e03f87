// What only Hopper has: copies of whole tiles by one thread (TMA), barriers in shared memory that count bytes (mbarrier), and
// products that a group of four warps starts and whose factors stay in shared memory (wgmma).
#pragma once
#include "copy.cuh"

typedef unsigned long long Barrier;   // 64 bits of shared memory

// A descriptor that the host has made: where a matrix lies, how large it is, and the box that one copy moves.
struct alignas(64) TensorMap {
    unsigned char bytes[128];
};

__device__ __forceinline__ void initialize(Barrier* barrier, int arrivals) {
    asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" :: "r"(sharedAddress(barrier)), "r"(arrivals) : "memory");
}

// Makes the barriers that this thread has initialized known to the copying hardware.
__device__ __forceinline__ void publishBarriers() {
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
}

__device__ __forceinline__ void arrive(Barrier* barrier) {
    asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" :: "r"(sharedAddress(barrier)) : "memory");
}

// Arrives, and lets the phase end only when so many bytes have been copied as well.
__device__ __forceinline__ void arriveExpecting(Barrier* barrier, int bytes) {
    asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;"
                 :: "r"(sharedAddress(barrier)), "r"(bytes) : "memory");
}

// Waits until the phase with this parity (0, 1, 0, ...) has ended.
__device__ __forceinline__ void await(Barrier* barrier, int parity) {
    unsigned ended;
    do {
        asm volatile("{\n\t.reg .pred p;\n\t"
                     "mbarrier.try_wait.parity.shared::cta.b64 p, [%1], %2;\n\t"
                     "selp.u32 %0, 1, 0, p;\n\t}"
                     : "=r"(ended) : "r"(sharedAddress(barrier)), "r"(parity) : "memory");
    } while (ended == 0);
}

// Starts to copy the box whose first element is (row, column); the barrier counts its bytes. What lies outside of the matrix
// arrives as zeros. Piece p of 16 bytes of row r stands at p ^ (r % 8), as wgmma expects it.
__device__ __forceinline__ void copyBox(void* shared, const TensorMap& map, int row, int column, Barrier* barrier) {
    asm volatile("cp.async.bulk.tensor.2d.shared::cluster.global.tile.mbarrier::complete_tx::bytes [%0], [%1, {%2, %3}], [%4];"
                 :: "r"(sharedAddress(shared)), "l"(&map), "r"(column), "r"(row), "r"(sharedAddress(barrier)) : "memory");
}

// How wgmma finds a tile of rows of 128 bytes with exchanged pieces: its address, and two distances in bytes. A tile
// whose rows run along k: `stride` from eight rows to the next eight; `leading` is not used. A tile whose rows run
// along n (to be turned): `stride` from eight k to the next eight, `leading` from 64 columns to the next 64.
__device__ __forceinline__ unsigned long long describe(const void* tile, unsigned leading, unsigned stride) {
    return (unsigned long long) (sharedAddress(tile) >> 4 & 0x3fff) | (unsigned long long) (leading >> 4) << 16
           | (unsigned long long) (stride >> 4) << 32 | 1ull << 62;
}

// Before the first product, and after registers of the sums were touched by other instructions.
__device__ __forceinline__ void beginProducts() {
    asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
}

// The products started since the last commit form a group.
__device__ __forceinline__ void commitProducts() {
    asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory");
}

// Waits until all but the last `PENDING` groups are done.
template <int PENDING>
__device__ __forceinline__ void waitForProducts() {
    asm volatile("wgmma.wait_group.sync.aligned %0;" :: "n"(PENDING) : "memory");
}

#define TIED8(d, i) "+f"(d[i]), "+f"(d[i + 1]), "+f"(d[i + 2]), "+f"(d[i + 3]), \
                    "+f"(d[i + 4]), "+f"(d[i + 5]), "+f"(d[i + 6]), "+f"(d[i + 7])

// sum (64, 256) = A (64, 16) B (16, 256) + (adds ? sum : 0) in bfloat16, by four warps: warp w holds rows 16 w +
// (0..15), number 4 j + e of a lane is what number e of the j-th 16 x 8 tile is in mma.cuh. A's rows run along k, B's
// along n.
__device__ __forceinline__ void startProduct(float (&sum)[128], unsigned long long a, unsigned long long b, int adds) {
    asm volatile(
        "{\n\t.reg .pred p;\n\tsetp.ne.b32 p, %130, 0;\n\t"
        "wgmma.mma_async.sync.aligned.m64n256k16.f32.bf16.bf16 "
        "{%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, "
        " %16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31, "
        " %32, %33, %34, %35, %36, %37, %38, %39, %40, %41, %42, %43, %44, %45, %46, %47, "
        " %48, %49, %50, %51, %52, %53, %54, %55, %56, %57, %58, %59, %60, %61, %62, %63, "
        " %64, %65, %66, %67, %68, %69, %70, %71, %72, %73, %74, %75, %76, %77, %78, %79, "
        " %80, %81, %82, %83, %84, %85, %86, %87, %88, %89, %90, %91, %92, %93, %94, %95, "
        " %96, %97, %98, %99, %100, %101, %102, %103, %104, %105, %106, %107, %108, %109, %110, %111, "
        " %112, %113, %114, %115, %116, %117, %118, %119, %120, %121, %122, %123, %124, %125, %126, %127}, "
        "%128, %129, p, 1, 1, 0, 1;\n\t}"
        : TIED8(sum, 0), TIED8(sum, 8), TIED8(sum, 16), TIED8(sum, 24), TIED8(sum, 32), TIED8(sum, 40),
          TIED8(sum, 48), TIED8(sum, 56), TIED8(sum, 64), TIED8(sum, 72), TIED8(sum, 80), TIED8(sum, 88),
          TIED8(sum, 96), TIED8(sum, 104), TIED8(sum, 112), TIED8(sum, 120)
        : "l"(a), "l"(b), "r"(adds) : "memory");
}

#undef TIED8
