#include "clones.h"
#include "elementwise.h"
#include "exponential.h"
#include "extrema.h"
#include "kernels.h"
#include "sums.h"

// With the largest number taken off first no exponential overflows, and their sum is at least 1.
#define SOFTMAX(NAME, T, ARGMAX, EXP, SUM)                                                    \
  CLONES void NAME(T *t, const T *a, size_t n) {                                              \
    const T largest = a[ARGMAX(a, n)];                                                        \
    EACH for (size_t i = 0; i < n; i++) t[i] = EXP(a[i] - largest);                           \
    const T sum = SUM(t, n);                                                                  \
    EACH for (size_t i = 0; i < n; i++) t[i] /= sum;                                          \
  }

SOFTMAX(kernel_softmax_f32, float, argmax_f32, exp_down_f32, sum_f32)
SOFTMAX(kernel_softmax_f64, double, argmax_f64, exp_down_f64, sum_f64)

#define EXP_SUM(NAME, T, EXP, SUM)                                                            \
  CLONES double NAME(const T *a, size_t largest, size_t n) {                                  \
    T block[ELEMENTWISE_BLOCK];                                                               \
    double sum = 0;                                                                           \
    for (size_t start = 0; start < n; start += ELEMENTWISE_BLOCK) {                           \
      const size_t count = n - start < ELEMENTWISE_BLOCK ? n - start : ELEMENTWISE_BLOCK;     \
      const T *source = a + start;                                                            \
      EACH for (size_t i = 0; i < count; i++) block[i] = EXP(source[i] - a[largest]);         \
      if (largest - start < count) block[largest - start] = 0;                                \
      sum += (double)SUM(block, count);                                                       \
    }                                                                                         \
    return sum;                                                                               \
  }

EXP_SUM(kernel_exp_sum_f32, float, exp_down_f32, sum_f32)
EXP_SUM(kernel_exp_sum_f64, double, exp_down_f64, sum_f64)
