#include "updates.h"

#include "clones.h"

// No element depends on another, and the arrays do not overlap.
#define ELEMENTWISE _Pragma("clang loop vectorize(assume_safety) interleave(enable)")

#define UPDATES(SUFFIX, T)                                                                        \
  CLONES void kernel_descent_##SUFFIX(T *p, const T *g, size_t n, T rate) {                       \
    ELEMENTWISE for (size_t i = 0; i < n; i++) p[i] -= rate * g[i];                               \
  }                                                                                               \
                                                                                                  \
  CLONES void kernel_momentum_##SUFFIX(                                                           \
      T *p, T *v, const T *g, size_t n, T rate, T momentum, bool nesterov) {                      \
    if (nesterov) {                                                                               \
      ELEMENTWISE for (size_t i = 0; i < n; i++) {                                                \
        const T velocity = momentum * v[i] + g[i];                                                \
        v[i] = velocity;                                                                          \
        p[i] -= rate * (g[i] + momentum * velocity);                                              \
      }                                                                                           \
    } else {                                                                                      \
      ELEMENTWISE for (size_t i = 0; i < n; i++) {                                                \
        const T velocity = momentum * v[i] + g[i];                                                \
        v[i] = velocity;                                                                          \
        p[i] -= rate * velocity;                                                                  \
      }                                                                                           \
    }                                                                                             \
  }                                                                                               \
                                                                                                  \
  CLONES void kernel_scaled_##SUFFIX(                                                             \
      T *p, T *s, const T *g, size_t n, T rate, T keep, T add, T epsilon) {                       \
    ELEMENTWISE for (size_t i = 0; i < n; i++) {                                                  \
      const T square = keep * s[i] + add * (g[i] * g[i]);                                         \
      s[i] = square;                                                                              \
      p[i] -= rate * g[i] / (__builtin_elementwise_sqrt(square) + epsilon);                       \
    }                                                                                             \
  }                                                                                               \
                                                                                                  \
  CLONES void kernel_adam_##SUFFIX(                                                               \
      T *p, T *m, T *s, const T *g, size_t n, T rate, T add1, T keep2, T add2, T correction,      \
      T epsilon, T shrink) {                                                                      \
    ELEMENTWISE for (size_t i = 0; i < n; i++) {                                                  \
      const T mean = m[i] + (g[i] - m[i]) * add1;                                                 \
      const T square = keep2 * s[i] + add2 * (g[i] * g[i]);                                       \
      m[i] = mean;                                                                                \
      s[i] = square;                                                                              \
      const T step = mean / (__builtin_elementwise_sqrt(square) * correction + epsilon);          \
      p[i] = shrink * p[i] - rate * step;                                                         \
    }                                                                                             \
  }

UPDATES(f32, float)
UPDATES(f64, double)
