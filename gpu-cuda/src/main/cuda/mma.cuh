// The matrix units as a warp sees them (mma.sync and ldmatrix, from sm_80 on).
//
// In a fragment lane l stands for group g = l / 4 and place t = l % 4. Sums of a 16 x 8 tile: a lane holds columns 2t
// and 2t + 1 of row g (numbers 0, 1) and of row g + 8 (numbers 2, 3).
#pragma once
#include "copy.cuh"

// Four 8 x 8 matrices of 16-bit elements (or 8 x 4 of 32 bits): lanes 0-7 give the addresses of the rows of the first,
// 8-15 of the second ... Afterwards a lane holds elements 2t and 2t + 1 (or the one of 32 bits, t) of row g of each.
__device__ __forceinline__ void loadMatrices(unsigned (&out)[4], const void* row) {
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
                 : "=r"(out[0]), "=r"(out[1]), "=r"(out[2]), "=r"(out[3]) : "r"(sharedAddress(row)) : "memory");
}

// The same, each matrix turned.
__device__ __forceinline__ void loadMatricesTurned(unsigned (&out)[4], const void* row) {
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];"
                 : "=r"(out[0]), "=r"(out[1]), "=r"(out[2]), "=r"(out[3]) : "r"(sharedAddress(row)) : "memory");
}

// sum (16, 8) += A (16, 16) B (16, 8) in bfloat16, products and sums in float.
__device__ __forceinline__ void multiplyAddBf16(float (&sum)[4], const unsigned (&a)[4], unsigned b0, unsigned b1) {
    asm volatile("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 "
                 "{%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
                 : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}

// sum (16, 8) += A (16, 8) B (8, 8) in TF32.
__device__ __forceinline__ void multiplyAddTf32(float (&sum)[4], const unsigned (&a)[4], unsigned b0, unsigned b1) {
    asm volatile("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 "
                 "{%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
                 : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3])
                 : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}

// A float rounded to the 10 bits of TF32. The matrix units would cut the rest off, which makes every product a little
// too small.
__device__ __forceinline__ unsigned roundTf32(unsigned bits) {
    unsigned rounded;
    asm("cvt.rna.tf32.f32 %0, %1;" : "=r"(rounded) : "f"(__uint_as_float(bits)));
    return rounded;
}
