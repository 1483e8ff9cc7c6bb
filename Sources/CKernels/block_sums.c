// Without fused multiplications, so that every machine rounds alike.
#pragma STDC FP_CONTRACT OFF

#include "block_sums.h"

#include "clones.h"

#define INLINE static inline __attribute__((always_inline))

enum { lanes = 16, leaf = 256, leaves = 64 };

INLINE double term_of(kernel_term term, double x, double high, double low, double scale) {
  double d = (x - high) - low;
  double z = d / scale;
  switch (term) {
  case kernel_term_value: return x;
  case kernel_term_share: return x / scale;
  case kernel_term_deviation: return d;
  case kernel_term_square: return d * d;
  case kernel_term_cube: return z * z * z;
  case kernel_term_fourth: return z * z * (z * z);
  }
  return 0;
}

INLINE double leaf_sum(
    kernel_term term, const double *values, size_t count, double high, double low, double scale) {
  double sums[lanes] = {0};
  size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      sums[lane] += term_of(term, values[i + lane], high, low, scale);
    }
  }
  for (int lane = 0; i < count; i++, lane++) {
    sums[lane] += term_of(term, values[i], high, low, scale);
  }
  for (int width = lanes / 2; width > 0; width /= 2) {
    for (int lane = 0; lane < width; lane++) sums[lane] += sums[lane + width];
  }
  return sums[0];
}

INLINE double block_sum(
    kernel_term term, const double *values, size_t count, double high, double low, double scale) {
  double sums[leaves] = {0};
  size_t found = 0;
  for (size_t start = 0; start < count && found < leaves; start += leaf, found++) {
    size_t length = count - start < leaf ? count - start : leaf;
    sums[found] = leaf_sum(term, values + start, length, high, low, scale);
  }
  for (size_t step = 1; step < found; step *= 2) {
    for (size_t i = 0; i + step < found; i += 2 * step) sums[i] += sums[i + step];
  }
  return sums[0];
}

CLONES
double kernel_block_sum(
    kernel_term term, const double *values, size_t count, double high, double low, double scale) {
  // One loop for each term, chosen outside of it.
  switch (term) {
  case kernel_term_value: return block_sum(kernel_term_value, values, count, high, low, scale);
  case kernel_term_share: return block_sum(kernel_term_share, values, count, high, low, scale);
  case kernel_term_deviation:
    return block_sum(kernel_term_deviation, values, count, high, low, scale);
  case kernel_term_square: return block_sum(kernel_term_square, values, count, high, low, scale);
  case kernel_term_cube: return block_sum(kernel_term_cube, values, count, high, low, scale);
  case kernel_term_fourth: return block_sum(kernel_term_fourth, values, count, high, low, scale);
  }
  return 0;
}
