#ifndef CKERNELS_ELEMENTWISE_H
#define CKERNELS_ELEMENTWISE_H

#include "bits.h"
#include "clones.h"
#include "kernels.h"
#include "stream.h"

// Accuracy, in units in the last place of the result (ulp), the largest error seen. Float over all
// 2³² arguments (tanh: every 16th, sigmoid: every 64th) against a Double library, Double over 10⁶ to
// 10⁸ arguments of all sizes against 64-bit mantissas:
//
//             exp    expm1   log    log1p   tanh   sigmoid   sqrt
//   Float     1.05   1.72    0.81   0.82    1.51   1.86      0.5
//   Double    0.98   1.97    0.82   0.82    1.52   1.90      0.5
//
// NaN stays NaN, and infinities, zeros with their signs, overflow and gradual underflow are those
// of the C library. Processors with a fused multiply-add round some steps once instead of twice:
// the last bit may differ from one processor to another, never from one element, length or
// alignment to another.

#define EACH _Pragma("clang loop vectorize(assume_safety) interleave(enable)")

// How many results are made in the first-level cache before they are written elsewhere.
#define ELEMENTWISE_BLOCK 256

// t[i] = BODY(a[i]). Each element is read before it is written, so t may be a. CHEAP is 1 for a body
// that costs less than writing its result: only then it pays to write past the caches.
#define UNARY(NAME, T, VECTOR, BODY, CHEAP)                                                   \
  CLONES void NAME(T *t, ptrdiff_t st, const T *a, ptrdiff_t sa, size_t n, bool stream) {     \
    T block[ELEMENTWISE_BLOCK] __attribute__((aligned(64)));                                  \
    size_t i = 0;                                                                             \
    if (st != 1 || sa != 1) {                                                                 \
      while (i < n) {                                                                         \
        const size_t count = n - i < ELEMENTWISE_BLOCK ? n - i : ELEMENTWISE_BLOCK;           \
        for (size_t j = 0; j < count; j++) block[j] = a[(ptrdiff_t)(i + j) * sa];             \
        EACH for (size_t j = 0; j < count; j++) block[j] = BODY(block[j]);                    \
        for (size_t j = 0; j < count; j++) t[(ptrdiff_t)(i + j) * st] = block[j];             \
        i += count;                                                                           \
      }                                                                                       \
      return;                                                                                 \
    }                                                                                         \
    if (CHEAP && stream) {                                                                    \
      const size_t head = stream_head(t, sizeof(T), n), lanes = sizeof(VECTOR) / sizeof(T);   \
      EACH for (; i < head; i++) t[i] = BODY(a[i]);                                           \
      for (; i + ELEMENTWISE_BLOCK <= n; i += ELEMENTWISE_BLOCK) {                            \
        EACH for (size_t j = 0; j < ELEMENTWISE_BLOCK; j++) block[j] = BODY(a[i + j]);        \
        for (size_t j = 0; j < ELEMENTWISE_BLOCK; j += lanes)                                 \
          __builtin_nontemporal_store(*(VECTOR *)(block + j), (VECTOR *)(t + i + j));         \
      }                                                                                       \
      stream_end();                                                                           \
    }                                                                                         \
    EACH for (size_t j = i; j < n; j++) t[j] = BODY(a[j]);                                    \
  }

#define UNARY_F32(NAME, BODY) UNARY(NAME, float, float16, BODY, 0)
#define UNARY_F64(NAME, BODY) UNARY(NAME, double, double8, BODY, 0)

#endif
