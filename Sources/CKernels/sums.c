#include "sums.h"

#include "clones.h"
#include "kernels.h"

CLONES float kernel_sum_f32(const float *a, size_t n) { return sum_f32(a, n); }
CLONES double kernel_sum_f64(const double *a, size_t n) { return sum_f64(a, n); }

// Four rows at a time, each added to the sum of those before it.
#define ADD_ROWS(NAME, T)                                                                     \
  CLONES void NAME(T *t, const T *a, ptrdiff_t stride, size_t rows, size_t n) {               \
    for (; rows >= 4; rows -= 4, a += 4 * stride) {                                           \
      const T *b = a + stride, *c = b + stride, *d = c + stride;                              \
      _Pragma("clang loop vectorize(assume_safety)") for (size_t i = 0; i < n; i++) t[i] =    \
          (((t[i] + a[i]) + b[i]) + c[i]) + d[i];                                             \
    }                                                                                         \
    for (; rows > 0; rows--, a += stride)                                                     \
      _Pragma("clang loop vectorize(assume_safety)") for (size_t i = 0; i < n; i++) t[i] +=   \
          a[i];                                                                               \
  }

ADD_ROWS(kernel_add_rows_f32, float)
ADD_ROWS(kernel_add_rows_f64, double)
