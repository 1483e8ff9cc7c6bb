#ifndef CKERNELS_WINDOWS_H
#define CKERNELS_WINDOWS_H

#include <stddef.h>

/// A row of windows over an image `[rows, columns, channels]`, for pooling.
///
/// Window j covers the columns `first[j]` … `last[j] − 1` of `rows` rows, `row_step` elements apart;
/// each has one column at least.
typedef struct {
  size_t windows, channels, rows;
  ptrdiff_t row_step;
  const ptrdiff_t *first, *last;
} kernel_window_row;

// y[j, c] = the largest number of window j of x in channel c; the first NaN, if any.
void kernel_largest_f32(const kernel_window_row *row, const float *x, float *y);
void kernel_largest_f64(const kernel_window_row *row, const double *x, double *y);

// y[j, c] = the number of v where the largest of window j of x is: of equal ones the first, row by row.
void kernel_pick_at_largest_f32(
    const kernel_window_row *row, const float *x, const float *v, float *y);
void kernel_pick_at_largest_f64(
    const kernel_window_row *row, const double *x, const double *v, double *y);

// y += u[j, c] where the largest of window j of x is.
void kernel_add_at_largest_f32(
    const kernel_window_row *row, const float *x, const float *u, float *y);
void kernel_add_at_largest_f64(
    const kernel_window_row *row, const double *x, const double *u, double *y);

#endif
