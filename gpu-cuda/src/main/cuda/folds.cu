// Many numbers folded into one: sums and maxima over any axes; and what happens along one axis: the largest and where it
// stands, the k largest, running totals.
//
// Sums are added up in double precision: in float32 a sum of ones stops at 16777216. The order of the additions depends
// on the shape alone, so that the same call gives the same bits on every device.
#include "layout.cuh"

constexpr int WARP = 32;
constexpr unsigned ALL = 0xffffffffu;

struct Sum {
    static __device__ __forceinline__ double nothing() { return 0; }
    static __device__ __forceinline__ double join(double a, double b) { return a + b; }
};

// … what is not a number stays.
struct Max {
    static __device__ __forceinline__ double nothing() { return -INFINITY; }
    static __device__ __forceinline__ double join(double a, double b) { return a > b || a != a ? a : b; }
};

// The fold of a number from each thread of the block, in thread 0: within each warp by a tree of shuffles, then over
// the warps in their order.
template <class Fold>
__device__ __forceinline__ double foldBlock(double mine) {
    __shared__ double ofWarp[8];
    for (int distance = WARP / 2; distance > 0; distance /= 2) {
        mine = Fold::join(mine, __shfl_down_sync(ALL, mine, distance));
    }
    if (threadIdx.x % WARP == 0) ofWarp[threadIdx.x / WARP] = mine;
    __syncthreads();
    if (threadIdx.x == 0) {
        for (int warp = 1; warp < blockDim.x / WARP; ++warp) mine = Fold::join(mine, ofWarp[warp]);
    }
    __syncthreads();                                           // before the next round writes there
    return mine;
}

// Where each part of a fold begins: `folded` numbers in `parts` stretches of nearly equal length.
__device__ __forceinline__ unsigned begin(unsigned part, unsigned parts, unsigned folded) {
    return unsigned((unsigned long long) folded * part / parts);
}

// A single part is the result; of several, each is kept in double precision until foldParts joins them. `times` is how
// often each number counts in a sum, which spares reading it again along a broadcast axis; 1 in a maximum.
__device__ __forceinline__ void store(double value, unsigned result, unsigned results, unsigned part, unsigned parts,
                                      double* partial, double times, float* out) {
    if (parts == 1) out[result] = float(value * times);
    else partial[part * results + result] = value;
}

// One thread for each result and part: for folds that are short, or whose results lie side by side in memory, such as
// the column sums of a matrix. `kept` and `folded` say where the numbers stand along the axes that stay and along those
// that go; grid: results in x, parts in y.
template <class Fold>
__device__ __forceinline__ void foldByThread(const Layout& kept, const Layout& folded, const float* a, double* partial,
                                             double times, float* out) {
    const unsigned part = blockIdx.y, parts = gridDim.y;
    const unsigned from = begin(part, parts, folded.size), to = begin(part + 1, parts, folded.size);
    for (unsigned result = firstElement(); result < kept.size; result += gridStep()) {
        int at[1];
        locate(kept, result, at);
        const float* x = a + at[0];
        double value = Fold::nothing();
        if (folded.rank == 1) {
            const int stride = folded.stride[0][0];
            for (unsigned i = from; i < to; ++i) value = Fold::join(value, double(x[int(i) * stride]));
        } else {
            for (unsigned i = from; i < to; ++i) {
                locate(folded, i, at);
                value = Fold::join(value, double(x[at[0]]));
            }
        }
        store(value, result, kept.size, part, parts, partial, times, out);
    }
}

// One block for each result and part, for folds along memory: each thread folds every blockDim-th number, then the
// threads' results are joined.
template <class Fold>
__device__ __forceinline__ void foldByBlock(const Layout& kept, const Layout& folded, const float* a, double* partial,
                                            double times, float* out) {
    const unsigned part = blockIdx.y, parts = gridDim.y;
    const unsigned from = begin(part, parts, folded.size), to = begin(part + 1, parts, folded.size);
    for (unsigned result = blockIdx.x; result < kept.size; result += gridDim.x) {
        int at[1];
        locate(kept, result, at);
        const float* x = a + at[0];
        double value = Fold::nothing();
        for (unsigned i = from + threadIdx.x; i < to; i += blockDim.x) {
            locate(folded, i, at);
            value = Fold::join(value, double(x[at[0]]));
        }
        value = foldBlock<Fold>(value);
        if (threadIdx.x == 0) store(value, result, kept.size, part, parts, partial, times, out);
    }
}

// out[result] ← the parts of each result, joined in their order: partial (parts, results).
template <class Fold>
__device__ __forceinline__ void foldParts(const double* partial, unsigned results, unsigned parts, double times, float* out) {
    for (unsigned result = firstElement(); result < results; result += gridStep()) {
        double value = partial[result];
        for (unsigned part = 1; part < parts; ++part) value = Fold::join(value, partial[part * results + result]);
        out[result] = float(value * times);
    }
}

#define FOLD(name, Fold)                                                                                              \
    extern "C" __global__ void __launch_bounds__(256)                                                                 \
    name##ByThread(Layout kept, Layout folded, const float* a, double* partial, double times, float* out) {           \
        foldByThread<Fold>(kept, folded, a, partial, times, out);                                                     \
    }                                                                                                                 \
    extern "C" __global__ void __launch_bounds__(256)                                                                 \
    name##ByBlock(Layout kept, Layout folded, const float* a, double* partial, double times, float* out) {            \
        foldByBlock<Fold>(kept, folded, a, partial, times, out);                                                      \
    }                                                                                                                 \
    extern "C" __global__ void __launch_bounds__(256)                                                                 \
    name##Parts(const double* partial, unsigned results, unsigned parts, double times, float* out) {                  \
        foldParts<Fold>(partial, results, parts, times, out);                                                         \
    }

FOLD(sum, Sum)
FOLD(max, Max)

// A number and its place as one integer: larger for larger numbers, and of equal ones for the earlier; what is not a
// number is above all, and −0 equals 0.
__device__ __forceinline__ long long code(float number, int place) {
    const int bits = __float_as_int(number + 0.0f);
    const int key = number != number ? 0x7fffffff : bits ^ (bits >> 31 & 0x7fffffff);
    return (long long) key << 32 | (0x7fffffff - place);
}

__device__ __forceinline__ int placeOf(long long code) { return 0x7fffffff - int(code); }

// values_pr ← the largest of a_p·r, indices_pr ← where the first of them stands: a (p, q, r), lines = p·r. Where r is 1
// a warp walks along each line and compares at the end; else a thread each, as its neighbours read beside it.
extern "C" __global__ void __launch_bounds__(256)
largest(const float* a, unsigned lines, int q, int r, float* values, float* indices) {
    const int lanes = r == 1 ? WARP : 1;
    for (unsigned line = firstElement() / lanes; line < lines; line += gridStep() / lanes) {
        const float* x = a + line / r * q * r + line % r;
        const int lane = firstElement() % lanes;
        long long best = (long long) 1 << 63;
        for (int j = lane; j < q; j += lanes) best = max(best, code(x[j * r], j));
        if (lanes == WARP) {
            for (int distance = WARP / 2; distance > 0; distance /= 2) {
                best = max(best, __shfl_xor_sync(ALL, best, distance));
            }
        }
        if (lane == 0) {
            const int place = placeOf(best);
            values[line] = x[place * r];
            indices[line] = float(place);
        }
    }
}

// The k largest of each line, the largest first: a (p, q, r), values and indices (p, k, r), lines = p·r. A block for each
// line finds, k times, the largest code below the last one found: no two codes are equal.
extern "C" __global__ void __launch_bounds__(256)
topK(const float* a, unsigned lines, int q, int r, int k, float* values, float* indices) {
    __shared__ long long ofWarp[8];
    for (unsigned line = blockIdx.x; line < lines; line += gridDim.x) {
        const float* x = a + line / r * q * r + line % r;
        long long last = ~((long long) 1 << 63);
        for (int i = 0; i < k; ++i) {
            long long best = (long long) 1 << 63;
            for (int j = threadIdx.x; j < q; j += blockDim.x) {
                const long long now = code(x[j * r], j);
                if (now < last) best = max(best, now);
            }
            for (int distance = WARP / 2; distance > 0; distance /= 2) {
                best = max(best, __shfl_xor_sync(ALL, best, distance));
            }
            if (threadIdx.x % WARP == 0) ofWarp[threadIdx.x / WARP] = best;
            __syncthreads();
            for (int warp = 0; warp < blockDim.x / WARP; ++warp) best = max(best, ofWarp[warp]);
            __syncthreads();
            if (threadIdx.x == 0) {
                const unsigned to = (line / r * k + i) * r + line % r;
                values[to] = x[placeOf(best) * r];
                indices[to] = float(placeOf(best));
            }
            last = best;
        }
    }
}

// Running totals along each line, forwards or backwards, added up in that order: a and out (p, q, r), lines = p·r.
extern "C" __global__ void __launch_bounds__(256)
cumulativeSum(const float* a, unsigned lines, int q, int r, int backwards, float* out) {
    for (unsigned line = firstElement(); line < lines; line += gridStep()) {
        const unsigned first = line / r * q * r + line % r;
        double sum = 0;
        for (int j = 0; j < q; ++j) {
            const unsigned i = first + (backwards ? q - 1 - j : j) * r;
            sum += a[i];
            out[i] = float(sum);
        }
    }
}
