#ifndef CKERNELS_BLOCK_SUMS_H
#define CKERNELS_BLOCK_SUMS_H

#include <stddef.h>

/// What `kernel_block_sum` adds up for each value x, with d = (x − high) − low.
typedef enum {
  kernel_term_value,     // x
  kernel_term_share,     // x / scale
  kernel_term_deviation, // d
  kernel_term_square,    // d²
  kernel_term_cube,      // (d / scale)³
  kernel_term_fourth,    // (d / scale)⁴
} kernel_term;

/// The sum of the terms of at most 16 384 values: in 16 lanes over 256 values each, whose sums are
/// added as a balanced binary tree. The same on every machine.
double kernel_block_sum(
    kernel_term term, const double *values, size_t count, double high, double low, double scale);

#endif
