// Random numbers without a state: Philox4x32-10 scrambles a counter with a key, and the counter is the index of the element.
//
// So thread i needs nothing from thread i - 1, and the same seed gives the same numbers on any grid. Ten rounds; each
// multiplies two of the four words by odd constants and crosses the halves of the products with the others and with the
// key. Element 4 c + w of a sequence is word w of counter c. Salmon, Moraes, Dror, Shaw: Parallel random numbers: as
// easy as 1, 2, 3 (2011).
constexpr int THREADS = 256;

struct Four {
    unsigned word[4];
};

__device__ __forceinline__ Four philox(unsigned long long seed, unsigned long long low, unsigned long long high) {
    unsigned key0 = (unsigned) seed, key1 = (unsigned) (seed >> 32);
    Four x = {{(unsigned) low, (unsigned) (low >> 32), (unsigned) high, (unsigned) (high >> 32)}};
#pragma unroll
    for (int round = 0; round < 10; ++round) {
        const unsigned long long p = 0xD2511F53ull * x.word[0], q = 0xCD9E8D57ull * x.word[2];
        x = {{(unsigned) (q >> 32) ^ x.word[1] ^ key0, (unsigned) q, (unsigned) (p >> 32) ^ x.word[3] ^ key1, (unsigned) p}};
        key0 += 0x9E3779B9u;                       // the golden ratio
        key1 += 0xBB67AE85u;                       // the root of 3, less 1
    }
    return x;
}

// The upper 24 bits: a multiple of 2^-24 from 0 up to but without 1, each equally likely.
__device__ __forceinline__ float uniform(unsigned bits) {
    return (bits >> 8) * 0x1p-24f;
}

// Box and Muller: two uniform numbers are an angle and, through its logarithm, a radius; their point has two normal
// coordinates.
__device__ __forceinline__ void normal(unsigned first, unsigned second, float& a, float& b) {
    const float radius = sqrtf(-2.0f * logf(1.0f - uniform(first)));   // 1 - u is never 0
    float sine, cosine;
    sincospif(2.0f * uniform(second), &sine, &cosine);
    a = radius * cosine;
    b = radius * sine;
}

// Four elements of out from index 4 * i on; `low` and `high` count on from where the sequence begins.
template <class T>
__device__ __forceinline__ void write(long long n, long long i, const T (&values)[4], T* out) {
#pragma unroll
    for (int w = 0; w < 4; ++w) {
        if (4 * i + w < n) {
            out[4 * i + w] = values[w];
        }
    }
}

extern "C" __global__ void __launch_bounds__(THREADS)
philox_bits(long long n, unsigned long long seed, unsigned long long low, unsigned long long high, unsigned* __restrict__ out) {
    for (long long i = blockIdx.x * (long long) THREADS + threadIdx.x; 4 * i < n; i += (long long) gridDim.x * THREADS) {
        const Four x = philox(seed, low + i, high);
        write(n, i, x.word, out);
    }
}

extern "C" __global__ void __launch_bounds__(THREADS)
philox_uniform(long long n, unsigned long long seed, unsigned long long low, unsigned long long high, float* __restrict__ out) {
    for (long long i = blockIdx.x * (long long) THREADS + threadIdx.x; 4 * i < n; i += (long long) gridDim.x * THREADS) {
        const Four x = philox(seed, low + i, high);
        const float values[4] = {uniform(x.word[0]), uniform(x.word[1]), uniform(x.word[2]), uniform(x.word[3])};
        write(n, i, values, out);
    }
}

extern "C" __global__ void __launch_bounds__(THREADS)
philox_normal(long long n, unsigned long long seed, unsigned long long low, unsigned long long high, float* __restrict__ out) {
    for (long long i = blockIdx.x * (long long) THREADS + threadIdx.x; 4 * i < n; i += (long long) gridDim.x * THREADS) {
        const Four x = philox(seed, low + i, high);
        float values[4];
        normal(x.word[0], x.word[1], values[0], values[1]);
        normal(x.word[2], x.word[3], values[2], values[3]);
        write(n, i, values, out);
    }
}
