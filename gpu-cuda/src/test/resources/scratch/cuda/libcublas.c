/* A stand-in for cuBLAS, for one test: C = alpha * A * B + beta * C, down columns, in the host's memory. */
typedef int S;

static void* stream;

S cublasCreate_v2(void** h) { *h = (void*) 0x33; return 0; }
S cublasDestroy_v2(void* h) { return h == (void*) 0x33 ? 0 : 1; }
S cublasSetStream_v2(void* h, void* s) { stream = s; return h == (void*) 0x33 ? 0 : 1; }
S cublasGemmEx(void* h, int ta, int tb, int m, int n, int k, const float* alpha, const float* a, int ta_, int lda, const float* b,
               int tb_, int ldb, const float* beta, float* c, int tc, int ldc, int compute, int algorithm) {
    if (h != (void*) 0x33 || stream != (void*) 0x5 || ta || tb || ta_ || tb_ || tc || compute != 68 || algorithm != -1) return 7;
    for (int j = 0; j < n; j++) {
        for (int i = 0; i < m; i++) {
            double sum = 0;
            for (int l = 0; l < k; l++) sum += (double) a[i + (long) l * lda] * b[l + (long) j * ldb];
            c[i + (long) j * ldc] = *alpha * sum + *beta * c[i + (long) j * ldc];
        }
    }
    return 0;
}
