// Without fused multiplications, so that every machine rounds alike.
#pragma STDC FP_CONTRACT OFF

#include "neighbors.h"

#include "clones.h"

enum { lanes = 16, stretch = 64 };

#define DISTANCES(NAME, T, TERM)                                                               \
  CLONES void NAME(                                                                            \
      const T *point, const T *rows, size_t columns, size_t count, double *out) {              \
    for (size_t j = 0; j < count; j++, rows += columns) {                                      \
      double sums[lanes] = {0};                                                                \
      size_t i = 0;                                                                            \
      for (; i + lanes <= columns; i += lanes) {                                               \
        for (int lane = 0; lane < lanes; lane++) {                                             \
          const double a = point[i + lane], b = rows[i + lane];                                \
          sums[lane] += TERM;                                                                  \
        }                                                                                      \
      }                                                                                        \
      for (int lane = 0; i < columns; i++, lane++) {                                           \
        const double a = point[i], b = rows[i];                                                \
        sums[lane] += TERM;                                                                    \
      }                                                                                        \
      for (int width = lanes / 2; width > 0; width /= 2) {                                     \
        for (int lane = 0; lane < width; lane++) sums[lane] += sums[lane + width];             \
      }                                                                                        \
      out[j] = sums[0];                                                                        \
    }                                                                                          \
  }

DISTANCES(kernel_squared_distances_f32, float, (a - b) * (a - b))
DISTANCES(kernel_squared_distances_f64, double, (a - b) * (a - b))
DISTANCES(kernel_absolute_distances_f32, float, __builtin_fabs(a - b))
DISTANCES(kernel_absolute_distances_f64, double, __builtin_fabs(a - b))
DISTANCES(kernel_unequal_columns_f32, float, a != b ? 1.0 : 0.0)
DISTANCES(kernel_unequal_columns_f64, double, a != b ? 1.0 : 0.0)

// Most stretches hold nothing near; that they do not is seen without a branch for each value.
#define NEXT(FOUND)                                                                            \
  size_t i = start;                                                                            \
  for (; i + stretch <= count; i += stretch) {                                                 \
    int found = 0;                                                                             \
    for (size_t j = i; j < i + stretch; j++) found |= FOUND(j);                                \
    if (found) break;                                                                          \
  }                                                                                            \
  for (; i < count; i++) {                                                                     \
    if (FOUND(i)) return i;                                                                    \
  }                                                                                            \
  return count;

#define NEAR(i) !(values[i] + offsets[i] > limit)
#define BELOW(i) (values[i] < limit)

CLONES
size_t kernel_next_near_f32(
    const float *values, const float *offsets, size_t start, size_t count, float limit) {
  NEXT(NEAR)
}

CLONES
size_t kernel_next_near_f64(
    const double *values, const double *offsets, size_t start, size_t count, double limit) {
  NEXT(NEAR)
}

CLONES
size_t kernel_next_below_f64(const double *values, size_t start, size_t count, double limit) {
  NEXT(BELOW)
}

CLONES
size_t kernel_next_below_i32(const int32_t *values, size_t start, size_t count, int32_t limit) {
  NEXT(BELOW)
}

// Out of range a conversion to an integer is undefined; so what is out of range becomes 0 first.
#define BYTES(NAME, T)                                                                         \
  CLONES bool NAME(const T *values, size_t count, uint8_t *bytes) {                            \
    int wrong = 0;                                                                             \
    for (size_t i = 0; i < count; i++) {                                                       \
      const T value = values[i] >= 0 && values[i] <= 255 ? values[i] : 0;                      \
      const int32_t byte = (int32_t)value;                                                     \
      wrong |= (T)byte != values[i];                                                           \
      bytes[i] = (uint8_t)byte;                                                                \
    }                                                                                          \
    return !wrong;                                                                             \
  }

BYTES(kernel_bytes_f32, float)
BYTES(kernel_bytes_f64, double)
