#ifndef CKERNELS_EXTREMA_H
#define CKERNELS_EXTREMA_H

#include "bits.h"
#include "stream.h"

// Vectors on which clang can choose between lanes.
typedef float float16_choice __attribute__((ext_vector_type(16)));
typedef double double8_choice __attribute__((ext_vector_type(8)));

// The place of the first extreme of n > 0 numbers, or of the first NaN. Blocks are compared by their
// extremes in vectors; only the one block that holds the answer is searched.
#define EXTREMA_BLOCK 1024

// The later of the two only where it comes before, so that NaN is passed over: one instruction.
#define PICK(VECTOR, x, m, BEFORE)                                                            \
  ((VECTOR)((VECTOR##_choice)(x)BEFORE(VECTOR##_choice)(m) ? (VECTOR##_choice)(x)             \
                                                           : (VECTOR##_choice)(m)))

#define FIRST_EXTREME(NAME, T, VECTOR, BEFORE)                                                \
  INLINE size_t NAME(const T *a, size_t n) {                                                  \
    const size_t lanes = sizeof(VECTOR) / sizeof(T);                                          \
    size_t best = 0;                                                                          \
    T value = a[0];                                                                           \
    if (value != value) return 0;                                                             \
    for (size_t start = 0; start < n; start += EXTREMA_BLOCK) {                               \
      const size_t end = n - start < EXTREMA_BLOCK ? n : start + EXTREMA_BLOCK;               \
      size_t i = start;                                                                       \
      T extreme = value;                                                                      \
      int differs = 0;                                                                        \
      if (end - start >= 4 * lanes) {                                                         \
        VECTOR m0 = value - (VECTOR){0}, m1 = m0, m2 = m0, m3 = m0;                           \
        VECTOR odd = {0};                                                                     \
        for (; i + 4 * lanes <= end; i += 4 * lanes) {                                        \
          const VECTOR##_anywhere *x = (const VECTOR##_anywhere *)(a + i);                    \
          VECTOR x0 = x[0], x1 = x[1], x2 = x[2], x3 = x[3];                                  \
          m0 = PICK(VECTOR, x0, m0, BEFORE), m1 = PICK(VECTOR, x1, m1, BEFORE);               \
          m2 = PICK(VECTOR, x2, m2, BEFORE), m3 = PICK(VECTOR, x3, m3, BEFORE);               \
          /* 0 · x is 0 unless x is NaN or infinite, or a sum was. */                         \
          odd += ((x0 + x1) + (x2 + x3)) * 0;                                                 \
        }                                                                                     \
        m0 = PICK(VECTOR, m0, m1, BEFORE), m2 = PICK(VECTOR, m2, m3, BEFORE);                 \
        m0 = PICK(VECTOR, m0, m2, BEFORE);                                                    \
        for (size_t lane = 0; lane < lanes; lane++) {                                         \
          extreme = m0[lane] BEFORE extreme ? m0[lane] : extreme;                             \
          differs |= odd[lane] != 0;                                                          \
        }                                                                                     \
      }                                                                                       \
      for (; i < end; i++) {                                                                  \
        extreme = a[i] BEFORE extreme ? a[i] : extreme;                                       \
        differs |= a[i] != a[i];                                                              \
      }                                                                                       \
      if (differs)                                                                            \
        for (i = start; i < end; i++)                                                         \
          if (a[i] != a[i]) return i;                                                         \
      if (extreme BEFORE value) best = start, value = extreme;                                \
    }                                                                                         \
    for (int found = 0; best + 64 <= n; best += 64) {                                         \
      for (size_t i = 0; i < 64; i++) found |= a[best + i] == value;                          \
      if (found) break;                                                                       \
    }                                                                                         \
    while (a[best] != value) best++;                                                          \
    return best;                                                                              \
  }

FIRST_EXTREME(argmin_f32, float, float16, <)
FIRST_EXTREME(argmin_f64, double, double8, <)
FIRST_EXTREME(argmax_f32, float, float16, >)
FIRST_EXTREME(argmax_f64, double, double8, >)

#endif
