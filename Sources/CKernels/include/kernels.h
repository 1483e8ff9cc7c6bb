#ifndef CKERNELS_KERNELS_H
#define CKERNELS_KERNELS_H

#include <stdbool.h>
#include <stddef.h>

// t[i] = a[i] op b[i] for i < n. The strides st, sa, sb are in elements; sa or sb may be 0. The
// target may be one of the operands, with the same stride, and must not overlap them otherwise. With
// `stream` the result is written past the caches, which pays when it is larger than they are.
#define CKERNELS_BINARY(NAME, T)                                                             \
  void NAME(                                                                                 \
      T *t, ptrdiff_t st, const T *a, ptrdiff_t sa, const T *b, ptrdiff_t sb, size_t n,      \
      bool stream);
CKERNELS_BINARY(kernel_add_f32, float)
CKERNELS_BINARY(kernel_add_f64, double)
CKERNELS_BINARY(kernel_subtract_f32, float)
CKERNELS_BINARY(kernel_subtract_f64, double)
CKERNELS_BINARY(kernel_multiply_f32, float)
CKERNELS_BINARY(kernel_multiply_f64, double)
CKERNELS_BINARY(kernel_divide_f32, float)
CKERNELS_BINARY(kernel_divide_f64, double)

// t[i] = a[i] * b[i] + c[i], under the same rule.
void kernel_multiply_add_f32(
    float *t, const float *a, const float *b, const float *c, size_t n, bool stream);
void kernel_multiply_add_f64(
    double *t, const double *a, const double *b, const double *c, size_t n, bool stream);

#endif
