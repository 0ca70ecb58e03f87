// A step of gradient descent with momentum: v <- momentum * v + d, w <- w - rate * v, where d = g + decay * w.
// With Nesterov's look ahead: w <- w - rate * (d + momentum * v).
//
// Shapes: n elements each. Threads: each updates one element after the other, a grid apart. g is only read.
// Bound by memory: 20 bytes an element (three reads, two writes) for six operations.
constexpr int THREADS = 256;

extern "C" __global__ void __launch_bounds__(THREADS)
momentum(int n, float rate, float momentum, float decay, int nesterov, const float* __restrict__ g, float* __restrict__ w,
         float* __restrict__ v) {
    for (int i = blockIdx.x * THREADS + threadIdx.x; i < n; i += gridDim.x * THREADS) {
        const float direction = fmaf(decay, w[i], g[i]);
        const float velocity = fmaf(momentum, v[i], direction);
        v[i] = velocity;
        w[i] = fmaf(-rate, nesterov ? fmaf(momentum, velocity, direction) : velocity, w[i]);
    }
}
