// What the rungs of the ladder share: all compute C = alpha * A * B + beta * C for row-major A (m, k), B (k, n) and C (m, n).
// Row i of A begins at a + i * lda; a leading dimension may be larger than a row is long, and is never touched beyond it.
#pragma once

// One element of C. With beta = 0 it is not read, so that it may be anything, even NaN.
__device__ __forceinline__ void put(float alpha, float sum, float beta, float* c) {
    const float old = beta == 0.0f ? 0.0f : *c;
    *c = fmaf(alpha, sum, beta * old);
}

// Where element (row, column) of a matrix stands. 64 bits: 50 000 rows of 50 000 have more elements than an int counts.
template <typename T>
__device__ __forceinline__ T* at(T* matrix, int leading, int row, int column) {
    return matrix + (size_t) row * leading + column;
}

// Do all rows begin where 16 bytes can be read at once?
template <typename T>
__device__ __forceinline__ bool rowsAligned(const T* matrix, int leading) {
    return ((size_t) matrix % 16 | (size_t) leading * sizeof(T) % 16) == 0;
}

// Four neighbours of a row of C, with one write where it is allowed, one by one at the edge.
__device__ __forceinline__ void putFour(float alpha, const float* sum, float beta, float* c, int ldc,
                                        int row, int m, int column, int n, bool aligned) {
    if (row >= m) {
        return;
    }
    float* p = at(c, ldc, row, column);
    if (aligned && column + 3 < n) {
        float4 four = beta == 0.0f ? make_float4(0.0f, 0.0f, 0.0f, 0.0f) : *reinterpret_cast<const float4*>(p);
        four.x = fmaf(alpha, sum[0], beta * four.x);
        four.y = fmaf(alpha, sum[1], beta * four.y);
        four.z = fmaf(alpha, sum[2], beta * four.z);
        four.w = fmaf(alpha, sum[3], beta * four.w);
        *reinterpret_cast<float4*>(p) = four;
    } else {
#pragma unroll
        for (int j = 0; j < 4; ++j) {
            if (column + j < n) {
                put(alpha, sum[j], beta, p + j);
            }
        }
    }
}

// Two neighbours of a row of C.
__device__ __forceinline__ void putTwo(float alpha, float left, float right, float beta, float* c, int ldc,
                                       int row, int m, int column, int n, bool aligned) {
    if (row >= m || column >= n) {
        return;
    }
    float* p = at(c, ldc, row, column);
    if (aligned && column + 1 < n) {
        float2 two = beta == 0.0f ? make_float2(0.0f, 0.0f) : *reinterpret_cast<const float2*>(p);
        two.x = fmaf(alpha, left, beta * two.x);
        two.y = fmaf(alpha, right, beta * two.y);
        *reinterpret_cast<float2*>(p) = two;
    } else {
        put(alpha, left, beta, p);
        if (column + 1 < n) {
            put(alpha, right, beta, p + 1);
        }
    }
}

// Which tile of C a block of a one-dimensional grid computes. Blocks with neighbouring numbers run at the same time: in
// groups of eight rows of tiles they need few different tiles of A and of B, which then stay in the second-level cache.
__device__ __forceinline__ void tileOfBlock(int block, int tilesDown, int tilesAcross, int& tileRow, int& tileColumn) {
    constexpr int GROUP = 8;
    const int group = block / (GROUP * tilesAcross), inGroup = block % (GROUP * tilesAcross);
    const int height = min(GROUP, tilesDown - group * GROUP);
    tileRow = group * GROUP + inGroup % height;
    tileColumn = inGroup / height;
}
