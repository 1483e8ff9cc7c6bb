#include "kernels.h"

#include "clones.h"
#include "stream.h"

// The target may be one of the operands, element for element: no element depends on another.
#define ELEMENTWISE _Pragma("clang loop vectorize(assume_safety) interleave(enable)")

#define BINARY(NAME, T, VECTOR, OP)                                                              \
  CLONES void NAME(                                                                              \
      T *t, ptrdiff_t st, const T *a, ptrdiff_t sa, const T *b, ptrdiff_t sb, size_t n,          \
      bool stream) {                                                                             \
    const size_t lanes = sizeof(VECTOR) / sizeof(T);                                             \
    const size_t head = stream_head(t, sizeof(T), n);                                            \
    size_t i = 0;                                                                                \
    if (st == 1 && sa == 1 && sb == 1) {                                                         \
      if (stream) {                                                                              \
        ELEMENTWISE for (; i < head; i++) t[i] = a[i] OP b[i];                                   \
        for (; i + lanes <= n; i += lanes)                                                       \
          __builtin_nontemporal_store(                                                           \
              *(const VECTOR##_anywhere *)(a + i) OP *(const VECTOR##_anywhere *)(b + i),        \
              (VECTOR *)(t + i));                                                                \
      }                                                                                          \
      ELEMENTWISE for (size_t j = i; j < n; j++) t[j] = a[j] OP b[j];                            \
    } else if (st == 1 && sa == 1 && sb == 0) {                                                  \
      const T right = *b;                                                                        \
      if (stream) {                                                                              \
        ELEMENTWISE for (; i < head; i++) t[i] = a[i] OP right;                                  \
        for (; i + lanes <= n; i += lanes)                                                       \
          __builtin_nontemporal_store(                                                           \
              *(const VECTOR##_anywhere *)(a + i) OP right, (VECTOR *)(t + i));                  \
      }                                                                                          \
      ELEMENTWISE for (size_t j = i; j < n; j++) t[j] = a[j] OP right;                           \
    } else if (st == 1 && sa == 0 && sb == 1) {                                                  \
      const T left = *a;                                                                         \
      if (stream) {                                                                              \
        ELEMENTWISE for (; i < head; i++) t[i] = left OP b[i];                                   \
        for (; i + lanes <= n; i += lanes)                                                       \
          __builtin_nontemporal_store(                                                           \
              left OP *(const VECTOR##_anywhere *)(b + i), (VECTOR *)(t + i));                   \
      }                                                                                          \
      ELEMENTWISE for (size_t j = i; j < n; j++) t[j] = left OP b[j];                            \
    } else {                                                                                     \
      for (size_t j = 0; j < n; j++, t += st, a += sa, b += sb) *t = *a OP *b;                   \
    }                                                                                            \
    if (stream) stream_end();                                                                    \
  }

BINARY(kernel_add_f32, float, float16, +)
BINARY(kernel_add_f64, double, double8, +)
BINARY(kernel_subtract_f32, float, float16, -)
BINARY(kernel_subtract_f64, double, double8, -)
BINARY(kernel_multiply_f32, float, float16, *)
BINARY(kernel_multiply_f64, double, double8, *)
BINARY(kernel_divide_f32, float, float16, /)
BINARY(kernel_divide_f64, double, double8, /)

#define MULTIPLY_ADD(NAME, T, VECTOR)                                                            \
  CLONES void NAME(T *t, const T *a, const T *b, const T *c, size_t n, bool stream) {            \
    const size_t lanes = sizeof(VECTOR) / sizeof(T);                                             \
    const size_t head = stream_head(t, sizeof(T), n);                                            \
    size_t i = 0;                                                                                \
    if (stream) {                                                                                \
      ELEMENTWISE for (; i < head; i++) t[i] = a[i] * b[i] + c[i];                               \
      for (; i + lanes <= n; i += lanes)                                                         \
        __builtin_nontemporal_store(                                                             \
            *(const VECTOR##_anywhere *)(a + i) * *(const VECTOR##_anywhere *)(b + i) +          \
                *(const VECTOR##_anywhere *)(c + i),                                             \
            (VECTOR *)(t + i));                                                                  \
    }                                                                                            \
    ELEMENTWISE for (size_t j = i; j < n; j++) t[j] = a[j] * b[j] + c[j];                        \
    if (stream) stream_end();                                                                    \
  }

MULTIPLY_ADD(kernel_multiply_add_f32, float, float16)
MULTIPLY_ADD(kernel_multiply_add_f64, double, double8)
