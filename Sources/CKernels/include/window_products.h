#ifndef CKERNELS_WINDOW_PRODUCTS_H
#define CKERNELS_WINDOW_PRODUCTS_H

#include <stdbool.h>
#include <stddef.h>

/// The bytes of one vector: a row of the right factor is read, and must be there, in whole vectors.
enum { kernel_vector_bytes = 64 };

/// A product of matrices of which the left one is not laid out: its rows are read where windows lie
/// in an image.
///
/// ```
/// c[to[i] + j] = Σ a[from[i] + p · a_outer + q · a_inner] · b[p · b_outer + q · b_inner + j]
/// ```
/// for i < rows and j < lanes, over p < outer and q < inner; with `adds` the old number of c as well.
/// A window of an image `[rows, columns, channels]` is `outer` lines of `inner` numbers that follow
/// each other, so that a convolution copies no window.
///
/// Every element of c is the same sum in the same order, whatever the other extents are.
typedef struct {
  size_t rows, lanes, outer, inner;
  ptrdiff_t a_outer, a_inner, b_outer, b_inner;
  const ptrdiff_t *from, *to;
  bool adds;
} kernel_window_product;

void kernel_window_product_f32(
    const kernel_window_product *product, const float *a, const float *b, float *c);
void kernel_window_product_f64(
    const kernel_window_product *product, const double *a, const double *b, double *c);

#endif
