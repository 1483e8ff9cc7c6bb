#include "window_products.h"

// Vectors at any address, of 64 bytes and of 32.
#define VECTOR(T, BYTES) __attribute__((vector_size(BYTES), aligned(sizeof(T)))) T
typedef VECTOR(float, 64) float_wide;
typedef VECTOR(double, 64) double_wide;
typedef VECTOR(float, 32) float_narrow;
typedef VECTOR(double, 32) double_narrow;

// Only where such a loop is written out can its sums lie in registers. The compiler warns where it
// meets the loop before it knows how long it is.
#pragma clang diagnostic ignored "-Wpass-failed"
#define EACH(i, n) _Pragma("clang loop unroll(full)") for (size_t i = 0; i < n; i++)

enum { most_rows = 14, most_vectors = 2 };

// A tile of `count` rows and some vectors keeps its sums in registers: each number of a that is
// loaded is multiplied with all vectors, each vector of b with all rows. Rows beyond the last of the
// product repeat the first of the tile and are not written.
#define TILE(T, V)                                                                    \
  static inline __attribute__((always_inline)) void V##_tile(                         \
      const kernel_window_product *product, const T *a, const T *b, T *c, size_t row, \
      size_t lane, const size_t count, const size_t vectors) {                        \
    enum { width = sizeof(V) / sizeof(T) };                                           \
    const size_t below = product->rows - row, beside = product->lanes - lane;         \
    const size_t rows = below < count ? below : count;                                \
    const size_t lanes = beside < vectors * width ? beside : vectors * width;         \
    const T *lines[most_rows];                                                        \
    V sums[most_rows][most_vectors];                                                  \
    EACH(t, count) {                                                                  \
      lines[t] = a + product->from[row + (t < rows ? t : 0)];                         \
      EACH(v, vectors) sums[t][v] = (V){0};                                           \
    }                                                                                 \
    const size_t inner = product->inner;                                              \
    const ptrdiff_t a_step = product->a_inner, b_step = product->b_inner;             \
    for (size_t p = 0; p < product->outer; p++) {                                     \
      ptrdiff_t place = (ptrdiff_t)p * product->a_outer;                              \
      const T *right = b + (ptrdiff_t)p * product->b_outer + lane;                    \
      for (size_t q = 0; q < inner; q++, place += a_step, right += b_step) {          \
        V factors[most_vectors];                                                      \
        EACH(v, vectors) factors[v] = *(const V *)(right + v * width);                \
        EACH(t, count)                                                                \
          EACH(v, vectors) sums[t][v] += lines[t][place] * factors[v];                \
      }                                                                               \
    }                                                                                 \
    EACH(t, count) {                                                                  \
      if (t == rows) break;                                                           \
      T *target = c + product->to[row + t] + lane;                                    \
      if (lanes == vectors * width) {                                                 \
        EACH(v, vectors) {                                                            \
          V *numbers = (V *)(target + v * width);                                     \
          *numbers = product->adds ? *numbers + sums[t][v] : sums[t][v];              \
        }                                                                             \
      } else {                                                                        \
        T numbers[most_vectors * width];                                              \
        EACH(v, vectors) *(V *)(numbers + v * width) = sums[t][v];                    \
        for (size_t j = 0; j < lanes; j++)                                            \
          target[j] = product->adds ? target[j] + numbers[j] : numbers[j];            \
      }                                                                               \
    }                                                                                 \
  }

TILE(float, float_wide)
TILE(double, double_wide)
TILE(float, float_narrow)
TILE(double, double_narrow)

// Tiles from `lane` on: large ones, and small ones for what would leave most of a large one empty.
#define TILES(V, LARGE, MIDDLE, VECTORS)                      \
  for (size_t row = 0; row < product->rows;) {                \
    const size_t left = product->rows - row;                  \
    if (left > MIDDLE) {                                      \
      V##_tile(product, a, b, c, row, lane, LARGE, VECTORS);  \
      row += LARGE;                                           \
    } else if (left > 2) {                                    \
      V##_tile(product, a, b, c, row, lane, MIDDLE, VECTORS); \
      row += MIDDLE;                                          \
    } else {                                                  \
      V##_tile(product, a, b, c, row, lane, 2, VECTORS);      \
      row += 2;                                               \
    }                                                         \
  }

// With 16 registers of half a vector, or 32 of a quarter.
#define NARROW(NAME, T)                                                                   \
  static void NAME(                                                                       \
      const kernel_window_product *product, const T *a, const T *b, T *c) {               \
    for (size_t lane = 0; lane < product->lanes; lane += kernel_vector_bytes / sizeof(T)) \
      TILES(T##_narrow, 4, 2, 2)                                                          \
  }

// With 32 registers of a whole vector.
#define WIDE(NAME, T)                                                       \
  static void NAME(                                                         \
      const kernel_window_product *product, const T *a, const T *b, T *c) { \
    const size_t width = kernel_vector_bytes / sizeof(T);                   \
    for (size_t lane = 0; lane < product->lanes; lane += 2 * width) {       \
      if (product->lanes - lane > width) {                                  \
        TILES(T##_wide, 14, 7, 2)                                           \
      } else {                                                              \
        TILES(T##_wide, 14, 7, 1)                                           \
      }                                                                     \
    }                                                                       \
  }

NARROW(float_portable, float)
NARROW(double_portable, double)

#if defined(__x86_64__)

// Without the second attribute the compiler halves the vectors.
#define V4 __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define V3 __attribute__((target("arch=x86-64-v3")))

V4 WIDE(float_v4, float)
V4 WIDE(double_v4, double)
V3 NARROW(float_v3, float)
V3 NARROW(double_v3, double)

#define PRODUCT(NAME, T)                                                           \
  void NAME(const kernel_window_product *product, const T *a, const T *b, T *c) {  \
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")) { \
      T##_v4(product, a, b, c);                                                    \
    } else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {  \
      T##_v3(product, a, b, c);                                                    \
    } else {                                                                       \
      T##_portable(product, a, b, c);                                              \
    }                                                                              \
  }

#else

#define PRODUCT(NAME, T)                                                          \
  void NAME(const kernel_window_product *product, const T *a, const T *b, T *c) { \
    T##_portable(product, a, b, c);                                               \
  }

#endif

PRODUCT(kernel_window_product_f32, float)
PRODUCT(kernel_window_product_f64, double)
