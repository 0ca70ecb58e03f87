/* A stand-in for NVIDIA's driver library, for one test: device memory is the host's, everything is done at once, and the
 * only kernel is `twice(int n, float* x)`, which doubles x. FAKE_INIT in the environment is what cuInit answers. */
#include <stdlib.h>
#include <string.h>

typedef int R;
typedef unsigned long long P;

R cuInit(unsigned flags) { const char* r = getenv("FAKE_INIT"); return r ? atoi(r) : 0; }
R cuDriverGetVersion(int* v) { *v = 12080; return 0; }
R cuDeviceGetCount(int* n) { *n = 1; return 0; }
R cuDeviceGet(int* d, int i) { *d = i; return 0; }
R cuDeviceGetName(char* name, int n, int d) { strncpy(name, "stand-in", n); return 0; }
R cuDeviceTotalMem_v2(size_t* n, int d) { *n = 1 << 30; return 0; }
R cuDeviceGetAttribute(int* v, int a, int d) {
    *v = a == 75 ? 9 : a == 76 ? 0 : a == 16 ? 132 : a == 13 ? 1980000 : a == 36 ? 2619000 : a == 37 ? 5120 : a == 38 ? 52428800
       : a == 8 ? 49152 : a == 97 ? 232448 : a == 1 ? 1024 : -1;
    return 0;
}
R cuDevicePrimaryCtxRetain(void** c, int d) { *c = (void*) 0x77; return 0; }
R cuDevicePrimaryCtxRelease_v2(int d) { return 0; }

static __thread void* current;
R cuCtxSetCurrent(void* c) { current = c; return 0; }
#define BOUND if (current != (void*) 0x77) return 201

R cuMemAlloc_v2(P* p, size_t n) {
    BOUND;
    if (n > 1 << 30) return 2;
    *p = (P) aligned_alloc(256, (n + 255) / 256 * 256);
    return 0;
}
R cuMemFree_v2(P p) { BOUND; free((void*) p); return 0; }
R cuMemGetInfo_v2(size_t* f, size_t* t) { BOUND; *f = 1000; *t = 1 << 30; return 0; }
R cuMemHostAlloc(void** p, size_t n, unsigned flags) { BOUND; *p = malloc(n); return 0; }
R cuMemFreeHost(void* p) { BOUND; free(p); return 0; }
R cuMemcpyHtoDAsync_v2(P to, const void* from, size_t n, void* s) { BOUND; memcpy((void*) to, from, n); return s ? 0 : 400; }
R cuMemcpyDtoHAsync_v2(void* to, P from, size_t n, void* s) { BOUND; memcpy(to, (void*) from, n); return s ? 0 : 400; }
R cuMemcpyDtoDAsync_v2(P to, P from, size_t n, void* s) { BOUND; memcpy((void*) to, (void*) from, n); return s ? 0 : 400; }
R cuMemsetD8Async(P to, unsigned char v, size_t n, void* s) { BOUND; memset((void*) to, v, n); return s ? 0 : 400; }

R cuStreamCreate(void** s, unsigned flags) { BOUND; *s = malloc(8); return flags == 1 ? 0 : 1; }
R cuStreamDestroy_v2(void* s) { BOUND; free(s); return 0; }
R cuStreamSynchronize(void* s) { BOUND; return 0; }
R cuStreamWaitEvent(void* s, void* e, unsigned flags) { BOUND; return 0; }
R cuStreamBeginCapture_v2(void* s, int mode) { BOUND; return 0; }
R cuStreamEndCapture(void* s, void** g) { BOUND; *g = (void*) 0x99; return 0; }
R cuGraphInstantiateWithFlags(void** x, void* g, unsigned long long flags) { BOUND; *x = (void*) 0x9a; return 0; }
R cuGraphLaunch(void* x, void* s) { BOUND; return x == (void*) 0x9a ? 0 : 400; }
R cuGraphExecDestroy(void* x) { BOUND; return 0; }
R cuGraphDestroy(void* g) { BOUND; return 0; }
R cuEventCreate(void** e, unsigned flags) { BOUND; *e = malloc(8); return 0; }
R cuEventDestroy_v2(void* e) { BOUND; free(e); return 0; }
R cuEventRecord(void* e, void* s) { BOUND; return 0; }
R cuEventQuery(void* e) { BOUND; return 0; }
R cuEventSynchronize(void* e) { BOUND; return 0; }
R cuEventElapsedTime(float* t, void* a, void* b) { BOUND; *t = 2.5f; return 0; }

R cuModuleLoadDataEx(void** m, const void* image, unsigned n, int* options, void** values) {
    BOUND;
    if (strstr(image, "fma.rn.f33")) {
        for (unsigned i = 0; i < n; i++) {
            if (options[i] == 5) strcpy(values[i], "line 3: no such instruction: fma.rn.f33");
        }
        return 218;
    }
    *m = (void*) 0x11;
    return 0;
}
R cuModuleUnload(void* m) { BOUND; return 0; }
R cuModuleGetFunction(void** f, void* m, const char* name) { BOUND; *f = (void*) 0x22; return strcmp(name, "twice") ? 500 : 0; }
R cuTensorMapEncodeTiled(long long* map, int type, unsigned rank, void* base, const P* sizes, const P* strides,
                         const unsigned* box, const unsigned* steps, int interleave, int swizzle, int promotion, int fill) {
    long long all[] = {type, rank, (P) base % 256, sizes[0], sizes[1], strides[0], box[0], box[1], steps[0], steps[1], interleave,
                       swizzle, promotion, fill, 0, 0};
    memcpy(map, all, sizeof all);
    return 0;
}
R cuFuncSetAttribute(void* f, int a, int v) { BOUND; return a == 8 && f == (void*) 0x22 ? 0 : 1; }
R cuLaunchKernel(void* f, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared, void* s,
                 void** arguments, void** extra) {
    BOUND;
    if (f != (void*) 0x22 || gx != 3 || gy != 2 || gz != 1 || bx != 32 || by != 4 || bz != 2 || extra) return 1;
    int n = *(int*) arguments[0];
    float* x = *(float**) arguments[1];
    for (int i = 0; i < n; i++) x[i] *= 2;
    return 0;
}
