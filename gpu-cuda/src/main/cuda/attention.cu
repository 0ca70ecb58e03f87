// out = softmax(scale * Q K^T) V for each head, without ever storing the matrix of scores: memory grows with the
// sequence, not with its square. Q (heads, queries, HEAD), K and V (heads, keys, HEAD) in bfloat16, out (heads,
// queries, HEAD) in float; HEAD is 64 or 128.
//
// Block: 4 warps for 128 queries of one head, a warp 32. For 64 keys at a time (48 where HEAD is 128, so that all stays
// in registers): scores S = Q K^T on the matrix units; then the online softmax: the largest score of a row so far is m;
// when it grows, what has been added up is worth exp(old m - m) of itself; then out += exp(S - m) V on the matrix
// units. A lane already holds S as the next product wants it: it never leaves the registers. While S is computed V is
// on its way, while V is used the next K is.
//
// causal: query i sees keys up to i + keys - queries. Tiles of keys that nobody of the block sees are left out. Pieces
// of 16 bytes stand in shared memory at places that depend on their row, so that ldmatrix finds eight rows in eight
// banks.
//
// Dao: FlashAttention-2 (2023); Milakov and Gimelshein: Online normalizer calculation for softmax (2018).
#include "mma.cuh"
#include "warp.cuh"

typedef unsigned short Bf16;

constexpr int ROWS = 128, THREADS = 128;

template <int HEAD, int KEYS>
struct Tiles {
    Bf16 q[ROWS][HEAD], k[KEYS][HEAD], v[KEYS][HEAD];
};

template <int HEAD>
__device__ __forceinline__ Bf16* pieceOf(Bf16 (*tile)[HEAD], int row, int piece) {
    return &tile[row][(piece ^ (row % 8)) * 8];
}

// Starts to copy rows first, first + 1, ... of a matrix (count, HEAD); rows beyond its end become zeros.
template <int HEAD, int HEIGHT>
__device__ __forceinline__ void fetch(Bf16 (*tile)[HEAD], const Bf16* matrix, int first, int count) {
#pragma unroll
    for (int i = threadIdx.x; i < HEIGHT * HEAD / 8; i += THREADS) {
        const int row = i / (HEAD / 8), piece = i % (HEAD / 8);
        const bool there = first + row < count;
        const Bf16* from = there ? matrix + (size_t) (first + row) * HEAD + 8 * piece : matrix;
        copy16(pieceOf<HEAD>(tile, row, piece), from, there ? 16 : 0);
    }
    commitCopies();
}

__device__ __forceinline__ float powerOfTwo(float x) {
    float y;
    asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
    return y;
}

// Two floats as bfloat16, the first in the lower half.
__device__ __forceinline__ unsigned pack(float first, float second) {
    unsigned both;
    asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(both) : "f"(second), "f"(first));
    return both;
}

// The largest and the sum over the four lanes that share a row.
template <class Op>
__device__ __forceinline__ float overFour(float value, Op op) {
    value = op(value, __shfl_xor_sync(ALL, value, 1));
    return op(value, __shfl_xor_sync(ALL, value, 2));
}

template <int HEAD, int KEYS>
__device__ __forceinline__ void attention(int queries, int keys, float scale, int causal, const Bf16* allQ, const Bf16* allK,
                                          const Bf16* allV, float* allOut) {
    extern __shared__ __align__(128) unsigned char memory[];
    Tiles<HEAD, KEYS>& tiles = *reinterpret_cast<Tiles<HEAD, KEYS>*>(memory);
    const int lane = threadIdx.x % 32, warp = threadIdx.x / 32, group = lane / 4, place = lane % 4;
    const int row0 = (gridDim.x - 1 - blockIdx.x) * ROWS;          // the last rows, which see most keys, begin first
    const Bf16* q = allQ + (size_t) blockIdx.y * queries * HEAD;
    const Bf16* k = allK + (size_t) blockIdx.y * keys * HEAD;
    const Bf16* v = allV + (size_t) blockIdx.y * keys * HEAD;
    const int seen = causal ? min(keys, min(row0 + ROWS, queries) + keys - queries) : keys;

    fetch<HEAD, ROWS>(tiles.q, q, row0, queries);
    fetch<HEAD, KEYS>(tiles.k, k, 0, keys);
    const float scale2 = scale * 1.44269504f;                      // exp(x) = 2 ^ (x log2 e)
    float out[2][HEAD / 8][4] = {};
    float largest[2][2], sum[2][2] = {};                           // of rows group and group + 8 of two fragments
#pragma unroll
    for (int i = 0; i < 4; ++i) {
        largest[i / 2][i % 2] = Max::NONE;
    }
    for (int key0 = 0; key0 < seen; key0 += KEYS) {
        waitForCopies<0>();
        __syncthreads();                                           // this K is there, and all are done with the last V
        fetch<HEAD, KEYS>(tiles.v, v, key0, keys);

        float score[2][KEYS / 8][4] = {};
#pragma unroll 4
        for (int p = 0; p < HEAD / 16; ++p) {
            unsigned x[2][4];
#pragma unroll
            for (int i = 0; i < 2; ++i) {
                loadMatrices(x[i], pieceOf<HEAD>(tiles.q, warp * 32 + 16 * i + lane % 16, 2 * p + lane / 16));
            }
#pragma unroll
            for (int j = 0; j < KEYS / 16; ++j) {
                unsigned y[4];
                loadMatrices(y, pieceOf<HEAD>(tiles.k, 16 * j + lane / 16 * 8 + lane % 8, 2 * p + lane / 8 % 2));
#pragma unroll
                for (int i = 0; i < 2; ++i) {
                    multiplyAddBf16(score[i][2 * j], x[i], y[0], y[1]);
                    multiplyAddBf16(score[i][2 * j + 1], x[i], y[2], y[3]);
                }
            }
        }

        const int firstRow = row0 + warp * 32;
        const int allSee = causal ? min(keys, firstRow + 1 + keys - queries) : keys;
        if (key0 + KEYS > allSee) {                                // some row does not see all of these keys
#pragma unroll
            for (int i = 0; i < 2; ++i) {
#pragma unroll
                for (int j = 0; j < KEYS / 8; ++j) {
#pragma unroll
                    for (int e = 0; e < 4; ++e) {
                        const int row = firstRow + 16 * i + group + e / 2 * 8, key = key0 + 8 * j + 2 * place + e % 2;
                        if (key >= keys || (causal && key > row + keys - queries)) {
                            score[i][j][e] = Max::NONE;
                        }
                    }
                }
            }
        }
#pragma unroll
        for (int i = 0; i < 2; ++i) {
#pragma unroll
            for (int half = 0; half < 2; ++half) {
                float most = largest[i][half];
#pragma unroll
                for (int j = 0; j < KEYS / 8; ++j) {
                    most = fmaxf(most, fmaxf(score[i][j][2 * half], score[i][j][2 * half + 1]));
                }
                most = overFour(most, Max());
                const float base = most == Max::NONE ? 0.0f : most * scale2;
                const float shrink = powerOfTwo(largest[i][half] * scale2 - base);
                largest[i][half] = most;
                float added = 0.0f;
#pragma unroll
                for (int j = 0; j < KEYS / 8; ++j) {
#pragma unroll
                    for (int e = 2 * half; e < 2 * half + 2; ++e) {
                        score[i][j][e] = powerOfTwo(fmaf(score[i][j][e], scale2, -base));
                        added += score[i][j][e];
                    }
                }
                sum[i][half] = fmaf(sum[i][half], shrink, added);  // of this lane's columns; the four meet at the end
#pragma unroll
                for (int j = 0; j < HEAD / 8; ++j) {
                    out[i][j][2 * half] *= shrink;
                    out[i][j][2 * half + 1] *= shrink;
                }
            }
        }

        waitForCopies<0>();
        __syncthreads();                                           // this V is there, and all are done with this K
        if (key0 + KEYS < seen) {
            fetch<HEAD, KEYS>(tiles.k, k, key0 + KEYS, keys);
        }
#pragma unroll
        for (int p = 0; p < KEYS / 16; ++p) {
            unsigned x[2][4];
#pragma unroll
            for (int i = 0; i < 2; ++i) {
                x[i][0] = pack(score[i][2 * p][0], score[i][2 * p][1]);
                x[i][1] = pack(score[i][2 * p][2], score[i][2 * p][3]);
                x[i][2] = pack(score[i][2 * p + 1][0], score[i][2 * p + 1][1]);
                x[i][3] = pack(score[i][2 * p + 1][2], score[i][2 * p + 1][3]);
            }
#pragma unroll
            for (int j = 0; j < HEAD / 16; ++j) {
                unsigned y[4];
                loadMatricesTurned(y, pieceOf<HEAD>(tiles.v, 16 * p + lane % 16, 2 * j + lane / 16));
#pragma unroll
                for (int i = 0; i < 2; ++i) {
                    multiplyAddBf16(out[i][2 * j], x[i], y[0], y[1]);
                    multiplyAddBf16(out[i][2 * j + 1], x[i], y[2], y[3]);
                }
            }
        }
    }
#pragma unroll
    for (int i = 0; i < 2; ++i) {
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            const int row = row0 + warp * 32 + 16 * i + group + 8 * half;
            const float share = 1.0f / overFour(sum[i][half], Sum());
            if (row < queries) {
                float* p = allOut + ((size_t) blockIdx.y * queries + row) * HEAD + 2 * place;
#pragma unroll
                for (int j = 0; j < HEAD / 8; ++j) {
                    const float* two = &out[i][j][2 * half];
                    *reinterpret_cast<float2*>(p + 8 * j) = make_float2(two[0] * share, two[1] * share);
                }
            }
        }
    }
}

extern "C" __global__ void __launch_bounds__(THREADS, 2)
attention_64(int queries, int keys, float scale, int causal, const Bf16* __restrict__ q, const Bf16* __restrict__ k,
             const Bf16* __restrict__ v, float* __restrict__ out) {
    attention<64, 64>(queries, keys, scale, causal, q, k, v, out);
}

extern "C" __global__ void __launch_bounds__(THREADS, 2)
attention_128(int queries, int keys, float scale, int causal, const Bf16* __restrict__ q, const Bf16* __restrict__ k,
              const Bf16* __restrict__ v, float* __restrict__ out) {
    attention<128, 48>(queries, keys, scale, causal, q, k, v, out);
}
