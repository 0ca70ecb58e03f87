// Numbers that are set or moved, not computed: fill, copy, random numbers, and picking and placing by index.
//
// Threads: one element of the result after the other, a grid apart, except in the two that add. There the order of the
// additions must not change from run to run, as it would with atomic additions; see scatterAdd.
#include "indices.cuh"
#include "layout.cuh"

// z ← value. Operand: z.
extern "C" __global__ void __launch_bounds__(256) fill(Layout layout, float value, float* z) {
    if (layout.rank == 0) {
        const unsigned fours = aligned(z, z) ? layout.size / 4 : 0;
        for (unsigned i = firstElement(); i < fours; i += gridStep()) {
            reinterpret_cast<float4*>(z)[i] = make_float4(value, value, value, value);
        }
        for (unsigned i = 4 * fours + firstElement(); i < layout.size; i += gridStep()) z[i] = value;
    } else {
        for (unsigned i = firstElement(); i < layout.size; i += gridStep()) {
            int at[1];
            locate(layout, i, at);
            z[at[0]] = value;
        }
    }
}

// z ← a. Operands: z, a.
extern "C" __global__ void __launch_bounds__(256) copy(Layout layout, const float* a, float* z) {
    for (unsigned i = firstElement(); i < layout.size; i += gridStep()) {
        int at[2] = {int(i), int(i)};
        if (layout.rank > 0) locate(layout, i, at);
        z[at[0]] = a[at[1]];
    }
}

// Uniform numbers in [0, 1): the upper 24 bits of what SplitMix64 makes of seed + (i + 1)·γ. Integers alone, so the
// same numbers as everywhere. Steele, Lea and Flood 2014.
extern "C" __global__ void __launch_bounds__(256) uniform(unsigned long long seed, unsigned n, float* z) {
    for (unsigned i = firstElement(); i < n; i += gridStep()) {
        unsigned long long x = seed + (i + 1ull) * 0x9E3779B97F4A7C15ull;
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9ull;
        x = (x ^ x >> 27) * 0x94D049BB133111EBull;
        x ^= x >> 31;
        z[i] = float(unsigned(x >> 40)) * 0x1p-24f;
    }
}

// out_pmr ← a_(p, indices_pmr, r): a (p, q, r), indices and out (p, m, r) with size = p·m·r.
extern "C" __global__ void __launch_bounds__(256)
gatherAlong(const float* a, const float* indices, unsigned size, int q, int m, int r, float* out, Fault* fault) {
    for (unsigned i = firstElement(); i < size; i += gridStep()) {
        const int from = checked(indices[i], q, GATHER, fault);
        out[i] = from < 0 ? NAN : a[(i / (m * r) * q + from) * r + i % r];
    }
}

// out_i ← table_(rows_i): table (n, d), rows (m), out (m, d) with size = m·d.
extern "C" __global__ void __launch_bounds__(256)
gather(const float* table, const float* rows, unsigned size, int n, int d, float* out, Fault* fault) {
    for (unsigned i = firstElement(); i < size; i += gridStep()) {
        const int row = checked(rows[i / d], n, GATHER, fault);
        out[i] = row < 0 ? NAN : table[row * d + i % d];
    }
}

// out_(rows_i) += values_i in the order of i: values (m, d), rows (m), out (n, d).
//
// One block for each i. It looks whether an earlier number names the same row of out: then that block takes care of the
// row. Otherwise the row belongs to this block, which walks through all later numbers and adds what belongs there. So
// every row has one owner, and sums are added up in the order of i, whatever the order of the blocks. Looking costs m²
// comparisons of cached numbers in all, far below the cost of the additions unless m is very large and d very small.
extern "C" __global__ void __launch_bounds__(256)
scatterAdd(const float* values, const float* rows, int m, int n, int d, float* out, Fault* fault) {
    for (int i = blockIdx.x; i < m; i += gridDim.x) {
        const float wanted = rows[i];
        int earlier = 0;
        for (int k = threadIdx.x; k < i; k += blockDim.x) earlier |= rows[k] == wanted;
        if (__syncthreads_or(earlier)) continue;
        const int row = checked(wanted, n, SCATTER_ADD, fault);
        if (row < 0) continue;                                         // the same for all threads of the block
        for (int k = i; k < m; ++k) {
            if (rows[k] != wanted) continue;
            for (int j = threadIdx.x; j < d; j += blockDim.x) out[row * d + j] += values[k * d + j];
        }
    }
}

// out_(p, indices_pmr, r) += values_pmr in the order of m: out (p, q, r), the others (p, m, r). One thread for each of
// the lines = p·r lines along the middle axis.
extern "C" __global__ void __launch_bounds__(256)
scatterAddAlong(const float* values, const float* indices, unsigned lines, int q, int m, int r, float* out,
                Fault* fault) {
    for (unsigned line = firstElement(); line < lines; line += gridStep()) {
        const unsigned p = line / r, k = line % r;
        for (int j = 0; j < m; ++j) {
            const unsigned i = (p * m + j) * r + k;
            const int to = checked(indices[i], q, SCATTER_ADD, fault);
            if (to >= 0) out[(p * q + to) * r + k] += values[i];
        }
    }
}

// out_(p, indices_pr, r) ← values_pr, 0 elsewhere: values and indices (p, r), out (p, q, r) with size = p·q·r. Every
// thread asks whether the number belongs at its own element: each is written once, and neighbours write neighbours.
extern "C" __global__ void __launch_bounds__(256)
place(const float* values, const float* indices, unsigned size, int q, int r, float* out, Fault* fault) {
    for (unsigned i = firstElement(); i < size; i += gridStep()) {
        const unsigned k = i % r, j = i / r % q, p = i / r / q;
        const int wanted = checked(indices[p * r + k], q, PLACE, fault);
        out[i] = wanted == int(j) ? values[p * r + k] : 0;
    }
}
