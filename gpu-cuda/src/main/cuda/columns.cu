// Images under a window that slides over them: each place of the window as a column (im2col), the way back (col2im), the
// largest under each place, and its way back.
//
// Images (n, c, h, w) with any strides; places are numbered (image, row, column), cells of the window (channel, i, j).
// Under cell (i, j) of place (row, column) lies pixel (row·stepDown + i·dilation − padding, column·stepAcross + j·dilation
// − padding), if that is on the image.
//
// Threads: each makes one number of the result after the other, a grid apart. The ways back ask, for each pixel, under
// which cells of which places it lies, and add up what is there in a fixed order: no two threads ever add to one number.
#include "indices.cuh"
#include "layout.cuh"

struct Sliding {
    int n, c, h, w;                     // images
    int stride[4];                      // … and their strides
    int height, width;                  // cells of the window
    int stepDown, stepAcross;           // from one place to the next
    int padding, dilation;
    int rows, across;                   // places in one image
};

__device__ __forceinline__ bool inside(const Sliding& s, int y, int x) {
    return y >= 0 && y < s.h && x >= 0 && x < s.w;
}

// The row (or column) of the place whose cell i lies over pixel y, or −1 if there is none; places are `step` apart.
__device__ __forceinline__ int placeOver(const Sliding& s, int y, int i, int step, int places) {
    const int at = y + s.padding - i * s.dilation;
    return at >= 0 && at % step == 0 && at / step < places ? at / step : -1;
}

// columns[(c, i, j), (n, row, column)] ← pixel, or `outside` off the image. Blocks in y walk over the cells.
extern "C" __global__ void __launch_bounds__(256) im2col(Sliding s, const float* x, float outside, float* columns) {
    const unsigned places = unsigned(s.n) * s.rows * s.across;
    for (int cell = blockIdx.y; cell < s.c * s.height * s.width; cell += gridDim.y) {
        const int j = cell % s.width, i = cell / s.width % s.height, channel = cell / s.width / s.height;
        for (unsigned place = firstElement(); place < places; place += gridStep()) {
            const int column = place % s.across, row = place / s.across % s.rows, image = place / s.across / s.rows;
            const int v = row * s.stepDown + i * s.dilation - s.padding;
            const int u = column * s.stepAcross + j * s.dilation - s.padding;
            columns[cell * places + place] = inside(s, v, u)
                ? x[image * s.stride[0] + channel * s.stride[1] + v * s.stride[2] + u * s.stride[3]] : outside;
        }
    }
}

// x[pixel] += the numbers of all columns that were made from it, in the order of the cells.
extern "C" __global__ void __launch_bounds__(256) col2im(Sliding s, const float* columns, float* x) {
    const unsigned places = unsigned(s.n) * s.rows * s.across, pixels = unsigned(s.n) * s.c * s.h * s.w;
    for (unsigned pixel = firstElement(); pixel < pixels; pixel += gridStep()) {
        const int u = pixel % s.w, v = pixel / s.w % s.h, plane = pixel / s.w / s.h;
        const int channel = plane % s.c, image = plane / s.c;
        const int at = image * s.stride[0] + channel * s.stride[1] + v * s.stride[2] + u * s.stride[3];
        float sum = x[at];
        for (int i = 0; i < s.height; ++i) {
            const int row = placeOver(s, v, i, s.stepDown, s.rows);
            if (row < 0) continue;
            for (int j = 0; j < s.width; ++j) {
                const int column = placeOver(s, u, j, s.stepAcross, s.across);
                if (column < 0) continue;
                const unsigned cell = (channel * s.height + i) * s.width + j;
                sum += columns[cell * places + (image * s.rows + row) * s.across + column];
            }
        }
        x[at] = sum;
    }
}

// values[channel, place] ← the largest under the place, indices ← its cell: the first of equal ones, or the first that is
// not a number. Off the image there is −∞.
extern "C" __global__ void __launch_bounds__(256) maxPool(Sliding s, const float* x, float* values, float* indices) {
    const unsigned results = unsigned(s.c) * s.n * s.rows * s.across;
    for (unsigned result = firstElement(); result < results; result += gridStep()) {
        const int column = result % s.across, row = result / s.across % s.rows, plane = result / s.across / s.rows;
        const int image = plane % s.n, channel = plane / s.n;
        float best = -INFINITY;
        int index = 0;
        for (int cell = 0; cell < s.height * s.width; ++cell) {
            const int v = row * s.stepDown + cell / s.width * s.dilation - s.padding;
            const int u = column * s.stepAcross + cell % s.width * s.dilation - s.padding;
            if (!inside(s, v, u)) continue;
            const float now = x[image * s.stride[0] + channel * s.stride[1] + v * s.stride[2] + u * s.stride[3]];
            if (now > best || now != now && best == best) {
                best = now;
                index = cell;
            }
        }
        values[result] = best;
        indices[result] = float(index);
    }
}

// x[pixel] ← the sum of g over the places whose largest number it was. First every index is looked at: it must be a cell
// of the window that lies on the image.
extern "C" __global__ void __launch_bounds__(256)
maxPoolGradient(Sliding s, const float* g, const float* indices, float* x, Fault* fault) {
    const unsigned results = unsigned(s.c) * s.n * s.rows * s.across, pixels = unsigned(s.n) * s.c * s.h * s.w;
    for (unsigned result = firstElement(); result < results; result += gridStep()) {
        const int cell = checked(indices[result], s.height * s.width, POOL_GRADIENT, fault);
        const int column = result % s.across, row = result / s.across % s.rows;
        if (cell >= 0 && !inside(s, row * s.stepDown + cell / s.width * s.dilation - s.padding,
                                 column * s.stepAcross + cell % s.width * s.dilation - s.padding)) {
            report(fault, POOL_GRADIENT_OUTSIDE, float(cell), 0, row, column);
        }
    }
    for (unsigned pixel = firstElement(); pixel < pixels; pixel += gridStep()) {
        const int u = pixel % s.w, v = pixel / s.w % s.h, plane = pixel / s.w / s.h;
        const int channel = plane % s.c, image = plane / s.c;
        float sum = 0;
        for (int i = s.height - 1; i >= 0; --i) {              // the lowest cell belongs to the first place
            const int row = placeOver(s, v, i, s.stepDown, s.rows);
            if (row < 0) continue;
            for (int j = s.width - 1; j >= 0; --j) {
                const int column = placeOver(s, u, j, s.stepAcross, s.across);
                if (column < 0) continue;
                const unsigned result = ((channel * s.n + image) * s.rows + row) * s.across + column;
                if (indices[result] == float(i * s.width + j)) sum += g[result];
            }
        }
        x[image * s.stride[0] + channel * s.stride[1] + v * s.stride[2] + u * s.stride[3]] = sum;
    }
}
