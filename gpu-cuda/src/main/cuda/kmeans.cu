// The assignment step of k-means: for each of n points (n, d) the nearest of k centroids (k, d), and the squared
// distance to it.
//
// It is a matrix product in which (x - c)^2 stands for x * c: the squared form |x|^2 - 2 x c + |c|^2 would be a little
// cheaper, and would lose the digits of points that lie close to a centroid far from the origin.
// Block: 256 threads as 16 x 16 for 64 points; thread (ty, tx) holds points ty + 16 i and centroids tx + 16 j, 4 x 4 distances.
// At the end the 16 threads of a row agree on the nearest by four exchanges. Of two equally near the first counts.
#include "gemm.cuh"
#include "warp.cuh"

constexpr int TILE = 64, DEPTH = 16, THREADS = 256;

extern "C" __global__ void __launch_bounds__(THREADS)
kmeans_assign(int n, int d, int k, const float* __restrict__ points, int ldp, const float* __restrict__ centroids, int ldc,
              int* __restrict__ labels, float* __restrict__ distances) {
    __shared__ float tileX[DEPTH][TILE + 1], tileC[DEPTH][TILE + 1];   // (feature, point) and (feature, centroid)
    const int thread = threadIdx.x, tx = thread % 16, ty = thread / 16;
    const int point0 = blockIdx.x * TILE;
    float nearest[4];
    int label[4];
#pragma unroll
    for (int i = 0; i < 4; ++i) {
        nearest[i] = Min::NONE;
        label[i] = 0;
    }
    for (int centroid0 = 0; centroid0 < k; centroid0 += TILE) {
        float distance[4][4] = {};
        for (int feature0 = 0; feature0 < d; feature0 += DEPTH) {
#pragma unroll
            for (int q = thread; q < TILE * DEPTH; q += THREADS) {
                const int i = q / DEPTH, feature = feature0 + q % DEPTH;
                const int point = point0 + i, centroid = centroid0 + i;
                tileX[q % DEPTH][i] = point < n && feature < d ? *at(points, ldp, point, feature) : 0.0f;
                tileC[q % DEPTH][i] = centroid < k && feature < d ? *at(centroids, ldc, centroid, feature) : 0.0f;
            }
            __syncthreads();
#pragma unroll
            for (int p = 0; p < DEPTH; ++p) {
#pragma unroll
                for (int i = 0; i < 4; ++i) {
#pragma unroll
                    for (int j = 0; j < 4; ++j) {
                        const float apart = tileX[p][ty + 16 * i] - tileC[p][tx + 16 * j];
                        distance[i][j] = fmaf(apart, apart, distance[i][j]);
                    }
                }
            }
            __syncthreads();
        }
#pragma unroll
        for (int i = 0; i < 4; ++i) {
#pragma unroll
            for (int j = 0; j < 4; ++j) {                   // rising numbers: a tie leaves the first
                const int centroid = centroid0 + tx + 16 * j;
                if (centroid < k && distance[i][j] < nearest[i]) {
                    nearest[i] = distance[i][j];
                    label[i] = centroid;
                }
            }
        }
    }
#pragma unroll
    for (int i = 0; i < 4; ++i) {
#pragma unroll
        for (int away = 8; away > 0; away /= 2) {
            const float other = __shfl_xor_sync(ALL, nearest[i], away);
            const int otherLabel = __shfl_xor_sync(ALL, label[i], away);
            if (other < nearest[i] || (other == nearest[i] && otherLabel < label[i])) {
                nearest[i] = other;
                label[i] = otherLabel;
            }
        }
        const int point = point0 + ty + 16 * i;
        if (tx == 0 && point < n) {
            labels[point] = label[i];
            distances[point] = nearest[i];
        }
    }
}
