// Functions of one and of two numbers, element by element, and choosing between two numbers: z = f(a), z = f(a, b).
//
// Shapes: one shape for all; each operand has its own strides (see layout.cuh), 0 where it is broadcast.
// Threads: each computes one element after the other, a grid apart; where everything is contiguous, four at a time, so
// that one instruction moves 16 bytes. z may be a or b itself: every element is read before it is written, by the same
// thread.
// Bound by memory: a function of one number moves 8 bytes for a handful of operations.
#include "layout.cuh"

template <class F>
__device__ __forceinline__ void unary(const Layout& layout, const float* a, float* z, F f) {
    if (layout.rank == 0) {
        const unsigned fours = aligned(a, z) ? layout.size / 4 : 0;
        for (unsigned i = firstElement(); i < fours; i += gridStep()) {
            const float4 x = reinterpret_cast<const float4*>(a)[i];
            reinterpret_cast<float4*>(z)[i] = make_float4(f(x.x), f(x.y), f(x.z), f(x.w));
        }
        for (unsigned i = 4 * fours + firstElement(); i < layout.size; i += gridStep()) z[i] = f(a[i]);
    } else {
        for (unsigned i = firstElement(); i < layout.size; i += gridStep()) {
            int at[2];                                              // in z, in a
            locate(layout, i, at);
            z[at[0]] = f(a[at[1]]);
        }
    }
}

template <class F>
__device__ __forceinline__ void binary(const Layout& layout, const float* a, const float* b, float* z, F f) {
    if (layout.rank == 0) {
        const unsigned fours = aligned(a, b, z) ? layout.size / 4 : 0;
        for (unsigned i = firstElement(); i < fours; i += gridStep()) {
            const float4 x = reinterpret_cast<const float4*>(a)[i];
            const float4 y = reinterpret_cast<const float4*>(b)[i];
            reinterpret_cast<float4*>(z)[i] = make_float4(f(x.x, y.x), f(x.y, y.y), f(x.z, y.z), f(x.w, y.w));
        }
        for (unsigned i = 4 * fours + firstElement(); i < layout.size; i += gridStep()) z[i] = f(a[i], b[i]);
    } else {
        for (unsigned i = firstElement(); i < layout.size; i += gridStep()) {
            int at[3];                                              // in z, in a, in b
            locate(layout, i, at);
            z[at[0]] = f(a[at[1]], b[at[2]]);
        }
    }
}

__device__ __forceinline__ float sigmoid(float x) { return 1 / (1 + expf(-x)); }

// The density of the normal law.
__device__ __forceinline__ float normalDensity(float x) { return 0.39894228f * expf(-0.5f * x * x); }

// ln(1 + e^-|x|), which neither overflows nor loses the digits of a small e^-|x|
__device__ __forceinline__ float logOnePlusExp(float x) { return log1pf(expf(-fabsf(x))); }

// fmaxf and fminf leave out a number that is none; here it must not get lost.
__device__ __forceinline__ bool unordered(float a, float b) { return a != a || b != b; }

#define UNARY(name, formula)                                                                        \
    extern "C" __global__ void __launch_bounds__(256)                                               \
    unary_##name(Layout layout, const float* a, float c, float* z) {                                \
        unary(layout, a, z, [=](float x) -> float { return formula; });                             \
    }

UNARY(shift, x + c)
UNARY(scale, c * x)
UNARY(power, c == 2 ? x * x : powf(x, c))
UNARY(abs, fabsf(x))
UNARY(sign, x > 0 ? 1 : x < 0 ? -1 : x)                             // the last: 0, or not a number
UNARY(exp, expf(x))
UNARY(log, logf(x))
UNARY(sin, sinf(x))
UNARY(cos, cosf(x))
UNARY(sqrt, sqrtf(x))
UNARY(tanh, tanhf(x))
UNARY(sigmoid, sigmoid(x))
UNARY(relu, x < 0 ? 0 : x)                                          // so that what is not a number stays
UNARY(leaky_relu, x > 0 ? x : c * x)
UNARY(gelu, x * normcdff(x))
UNARY(silu, x * sigmoid(x))
UNARY(softplus, fmaxf(x, 0) + logOnePlusExp(x))
UNARY(dropout, x < c ? 0 : 1 / (1 - c))

#define BINARY(name, formula)                                                                       \
    extern "C" __global__ void __launch_bounds__(256)                                               \
    binary_##name(Layout layout, const float* a, const float* b, float c, float* z) {               \
        binary(layout, a, b, z, [=](float x, float y) -> float { return formula; });                \
    }

BINARY(add, x + c * y)
BINARY(multiply, x * y)
BINARY(divide, x / y)
BINARY(maximum, unordered(x, y) ? x + y : fmaxf(x, y))
BINARY(minimum, unordered(x, y) ? x + y : fminf(x, y))
BINARY(greater, x > y ? 1 : 0)
BINARY(equal, x == y ? 1 : 0)

// From here on x is the gradient that arrives from above, and y what the function was of, or what it gave.
BINARY(tanh_gradient, x * (1 - y * y))
__device__ __forceinline__ float sigmoidSlope(float e) { return e / ((1 + e) * (1 + e)); }
BINARY(sigmoid_gradient, x * sigmoidSlope(expf(-fabsf(y))))         // s(y)·s(-y); s·(1 - s) would be 0 from y = 17 on
BINARY(relu_gradient, y > 0 ? x : 0)
BINARY(leaky_relu_gradient, y > 0 ? x : c * x)
BINARY(gelu_gradient, x * (normcdff(y) + y * normalDensity(y)))
BINARY(silu_gradient, x * sigmoid(y) * (1 + y * (1 - sigmoid(y))))

// … and here x is a logit, y a probability.
BINARY(logistic_loss, fmaxf(x, 0) - x * y + logOnePlusExp(x))

// z = condition ≠ 0 ? a : b; what is not a number is not 0. Operands: z, condition, a, b.
extern "C" __global__ void __launch_bounds__(256)
choose(Layout layout, const float* condition, const float* a, const float* b, float* z) {
    for (unsigned i = firstElement(); i < layout.size; i += gridStep()) {
        int at[4] = {int(i), int(i), int(i), int(i)};
        if (layout.rank > 0) locate(layout, i, at);
        z[at[0]] = condition[at[1]] != 0 ? a[at[2]] : b[at[3]];
    }
}
