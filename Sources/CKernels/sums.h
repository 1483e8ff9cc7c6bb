#ifndef CKERNELS_SUMS_H
#define CKERNELS_SUMS_H

#include "bits.h"
#include "stream.h"

// How many vectors are added one after the other in each of four chains.
#define SUM_STEPS 16

// Sums n numbers: lane by lane in groups of 4 · 16 vectors, the groups as a balanced binary tree, as
// in a binary counter: level i, when set, holds the sum of 2ⁱ groups. With unit roundoff u the
// error is at most about (16 + 6 + log₂(n / 512)) · u · Σ |a|. Source: Higham, "Accuracy and
// Stability of Numerical Algorithms", §4.2. LOAD(v) is the v-th vector.
#define PAIRWISE_SUM(T, VECTOR, COUNT, LOAD, RESULT)                                          \
  do {                                                                                        \
    const size_t lanes = sizeof(VECTOR) / sizeof(T);                                          \
    const size_t vectors = (COUNT) / lanes;                                                   \
    VECTOR levels[64];                                                                        \
    size_t depth = 0;                                                                         \
    for (size_t v = 0, group = 0; v < vectors; group++) {                                     \
      const size_t end = vectors - v < 4 * SUM_STEPS ? vectors : v + 4 * SUM_STEPS;           \
      VECTOR s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0};                                          \
      for (; v + 4 <= end; v += 4) {                                                          \
        s0 += LOAD(v), s1 += LOAD(v + 1), s2 += LOAD(v + 2), s3 += LOAD(v + 3);               \
      }                                                                                       \
      for (; v < end; v++) s0 += LOAD(v);                                                     \
      s0 = (s0 + s1) + (s2 + s3);                                                             \
      for (size_t carry = group; carry & 1; carry >>= 1) s0 = levels[--depth] + s0;           \
      levels[depth++] = s0;                                                                   \
    }                                                                                         \
    VECTOR total = {0};                                                                       \
    while (depth > 0) total = levels[--depth] + total;                                        \
    for (size_t width = lanes / 2; width > 0; width /= 2)                                     \
      for (size_t i = 0; i < width; i++) total[i] += total[i + width];                        \
    RESULT = total[0];                                                                        \
  } while (0)

INLINE float sum_f32(const float *a, size_t n) {
  float sum;
#define LOAD(v) *(const float16_anywhere *)(a + (v)*16)
  PAIRWISE_SUM(float, float16, n, LOAD, sum);
#undef LOAD
  float rest = 0;
  for (size_t i = n - n % 16; i < n; i++) rest += a[i];
  return sum + rest;
}

INLINE double sum_f64(const double *a, size_t n) {
  double sum;
#define LOAD(v) *(const double8_anywhere *)(a + (v)*8)
  PAIRWISE_SUM(double, double8, n, LOAD, sum);
#undef LOAD
  double rest = 0;
  for (size_t i = n - n % 8; i < n; i++) rest += a[i];
  return sum + rest;
}

#endif
