// One step of Adam with weight decay beside the gradient, in place on w, m and v: 28 bytes moved for each weight, in one
// pass instead of the ten that single operations would take.
//
// Threads: one weight after the other, a grid apart. The corrections for averages that began at 0 come from the host:
// rate already holds the one for m. Kingma and Ba 2015; Loshchilov and Hutter 2019.
#include "layout.cuh"

struct AdamStep {
    float rate;                         // learning rate / (1 − β₁ᵗ)
    float beta1, beta2, epsilon;
    float correction2;                  // 1 / (1 − β₂ᵗ)
    float keep;                         // 1 − learning rate · decay
};

extern "C" __global__ void __launch_bounds__(256)
adam(AdamStep step, unsigned n, const float* g, float* w, float* m, float* v) {
    for (unsigned i = firstElement(); i < n; i += gridStep()) {
        const float mean = step.beta1 * m[i] + (1 - step.beta1) * g[i];
        const float square = step.beta2 * v[i] + (1 - step.beta2) * g[i] * g[i];
        m[i] = mean;
        v[i] = square;
        w[i] = step.keep * w[i] - step.rate * mean / (sqrtf(step.correction2 * square) + step.epsilon);
    }
}
