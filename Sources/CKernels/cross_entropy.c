#include <math.h>

#include "clones.h"
#include "elementwise.h"
#include "exponential.h"
#include "kernels.h"

// With the largest score of a row taken off first no exponential overflows, and their sum s is at
// least 1: the loss of the row is ln s less the score of its label.
#define CROSS_ENTROPY(NAME, T, EXP)                                                           \
  CLONES double NAME(                                                                         \
      T *scores, const T *intercepts, const ptrdiff_t *labels, size_t rows, size_t classes,   \
      T *sums) {                                                                              \
    double loss = 0;                                                                          \
    for (size_t r = 0; r < rows; r++) {                                                       \
      T *row = scores + r * classes;                                                          \
      T largest = row[0] + intercepts[0];                                                     \
      for (size_t k = 0; k < classes; k++) {                                                  \
        row[k] += intercepts[k];                                                              \
        largest = row[k] > largest ? row[k] : largest;                                        \
      }                                                                                       \
      for (size_t k = 0; k < classes; k++) row[k] -= largest;                                 \
      loss -= (double)row[labels[r]];                                                         \
    }                                                                                         \
    EACH for (size_t i = 0; i < rows * classes; i++) scores[i] = EXP(scores[i]);              \
    for (size_t r = 0; r < rows; r++) {                                                       \
      T *row = scores + r * classes;                                                          \
      double sum = 0;                                                                         \
      for (size_t k = 0; k < classes; k++) sum += (double)row[k];                             \
      loss += log(sum);                                                                       \
      const T share = (T)(1 / sum);                                                           \
      for (size_t k = 0; k < classes; k++) row[k] *= share;                                   \
      row[labels[r]] -= 1;                                                                    \
      for (size_t k = 0; k < classes; k++) sums[k] += row[k];                                 \
    }                                                                                         \
    return loss;                                                                              \
  }

CROSS_ENTROPY(kernel_cross_entropy_f32, float, exp_down_f32)
CROSS_ENTROPY(kernel_cross_entropy_f64, double, exp_down_f64)

// With s = −z for label 1 and z for label 0 the loss is ln(1 + eˢ) and the residual ±1 / (1 + e^−s):
// neither overflows nor cancels.
#define BINARY_CROSS_ENTROPY(NAME, T)                                                         \
  double NAME(T *scores, T intercept, const ptrdiff_t *labels, size_t rows, T *sum) {         \
    double loss = 0, total = 0;                                                               \
    for (size_t r = 0; r < rows; r++) {                                                       \
      const double z = (double)(scores[r] + intercept), s = labels[r] ? -z : z;               \
      const double e = exp(-fabs(s));                                                         \
      const double wrong = s > 0 ? 1 / (1 + e) : e / (1 + e);                                 \
      loss += (s > 0 ? s : 0) + log1p(e);                                                     \
      scores[r] = (T)(labels[r] ? -wrong : wrong);                                            \
      total += (double)scores[r];                                                             \
    }                                                                                         \
    *sum += (T)total;                                                                         \
    return loss;                                                                              \
  }

BINARY_CROSS_ENTROPY(kernel_binary_cross_entropy_f32, float)
BINARY_CROSS_ENTROPY(kernel_binary_cross_entropy_f64, double)
