#ifndef CKERNELS_KERNELS_H
#define CKERNELS_KERNELS_H

#include <stdbool.h>
#include <stddef.h>

#include "block_sums.h"
#include "neighbors.h"
#include "ordering.h"
#include "philox.h"
#include "splits.h"
#include "updates.h"
#include "window_products.h"
#include "windows.h"

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

// t[i] = f(a[i]) for i < n, under the same rule. How accurate they are is said in elementwise.h.
#define CKERNELS_UNARY(NAME)                                                                  \
  void NAME##_f32(                                                                            \
      float *t, ptrdiff_t st, const float *a, ptrdiff_t sa, size_t n, bool stream);           \
  void NAME##_f64(                                                                            \
      double *t, ptrdiff_t st, const double *a, ptrdiff_t sa, size_t n, bool stream);
CKERNELS_UNARY(kernel_exp)
CKERNELS_UNARY(kernel_expm1)
CKERNELS_UNARY(kernel_log)
CKERNELS_UNARY(kernel_log1p)
CKERNELS_UNARY(kernel_tanh)
CKERNELS_UNARY(kernel_sigmoid)
CKERNELS_UNARY(kernel_relu)
CKERNELS_UNARY(kernel_sqrt)
CKERNELS_UNARY(kernel_abs)

// The sum of n contiguous numbers, pairwise; the same on every processor.
float kernel_sum_f32(const float *a, size_t n);
double kernel_sum_f64(const double *a, size_t n);

// t[i] += the sum over `rows` rows, `stride` elements apart, of a[i], row by row.
void kernel_add_rows_f32(float *t, const float *a, ptrdiff_t stride, size_t rows, size_t n);
void kernel_add_rows_f64(double *t, const double *a, ptrdiff_t stride, size_t rows, size_t n);

// The place of the first smallest or largest of n > 0 contiguous numbers; of the first NaN, if any.
size_t kernel_argmin_f32(const float *a, size_t n);
size_t kernel_argmin_f64(const double *a, size_t n);
size_t kernel_argmax_f32(const float *a, size_t n);
size_t kernel_argmax_f64(const double *a, size_t n);

// The mean of n > 0 contiguous numbers, in two parts that are to be added, and the sum of the
// squared deviations from it.
typedef struct {
  double high, low, squares;
} kernel_moments;
kernel_moments kernel_moments_f32(const float *a, size_t n);
kernel_moments kernel_moments_f64(const double *a, size_t n);

// t[i] = exp(a[i]) / Σ exp(a[j]) over n > 0 contiguous numbers. The target may be a.
void kernel_softmax_f32(float *t, const float *a, size_t n);
void kernel_softmax_f64(double *t, const double *a, size_t n);

// Σ exp(a[j] − a[largest]) over n contiguous finite numbers, without the term of the largest, 1.
double kernel_exp_sum_f32(const float *a, size_t largest, size_t n);
double kernel_exp_sum_f64(const double *a, size_t largest, size_t n);

// The cross-entropy of softmax(scores + intercepts) against labels 0 … classes − 1, summed over
// contiguous rows [rows, classes]. The scores become the residuals softmax − onehot(label), whose
// sums over the rows are added to `sums`.
double kernel_cross_entropy_f32(
    float *scores, const float *intercepts, const ptrdiff_t *labels, size_t rows, size_t classes,
    float *sums);
double kernel_cross_entropy_f64(
    double *scores, const double *intercepts, const ptrdiff_t *labels, size_t rows, size_t classes,
    double *sums);

// The same for two classes with one score z for each row, where p(1) = 1 / (1 + e^−z).
double kernel_binary_cross_entropy_f32(
    float *scores, float intercept, const ptrdiff_t *labels, size_t rows, float *sum);
double kernel_binary_cross_entropy_f64(
    double *scores, double intercept, const ptrdiff_t *labels, size_t rows, double *sum);

#endif
