#ifndef CKERNELS_NEIGHBORS_H
#define CKERNELS_NEIGHBORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// out[j] = the distance from `point` to the j-th of `count` rows, summed in Double in 16 lanes: the
// same on every machine. The relative error is below (columns / 16 + 8) · 2⁻⁵³; whole numbers whose
// result is below 2⁵³ give it exactly.
#define CKERNELS_DISTANCES(NAME, T)                                                            \
  void NAME(const T *point, const T *rows, size_t columns, size_t count, double *out);
CKERNELS_DISTANCES(kernel_squared_distances_f32, float)   // Σ (a − b)²
CKERNELS_DISTANCES(kernel_squared_distances_f64, double)
CKERNELS_DISTANCES(kernel_absolute_distances_f32, float)  // Σ |a − b|
CKERNELS_DISTANCES(kernel_absolute_distances_f64, double)
CKERNELS_DISTANCES(kernel_unequal_columns_f32, float)     // how many a ≠ b
CKERNELS_DISTANCES(kernel_unequal_columns_f64, double)

// The first place from `start` on where values[i] + offsets[i] is not above `limit`; `count` if there
// is none. NaN is not above.
size_t kernel_next_near_f32(
    const float *values, const float *offsets, size_t start, size_t count, float limit);
size_t kernel_next_near_f64(
    const double *values, const double *offsets, size_t start, size_t count, double limit);

/// The first place from `start` on where values[i] is below `limit`; `count` if there is none.
size_t kernel_next_below_f64(const double *values, size_t start, size_t count, double limit);
size_t kernel_next_below_i32(const int32_t *values, size_t start, size_t count, int32_t limit);

/// Writes the values as bytes, and returns whether all were whole numbers 0…255.
bool kernel_bytes_f32(const float *values, size_t count, uint8_t *bytes);
bool kernel_bytes_f64(const double *values, size_t count, uint8_t *bytes);

// Rows of bytes are kept in panels of 64 rows. A panel is a matrix of groups of four columns, of
// which the first has the first four columns of all 64 rows, one row after the other.

/// Whether this processor multiplies bytes, four products in one step.
bool kernel_has_byte_products(void);

/// Packs `count` ≤ 64 rows, `groups` · 4 columns each, into a panel; rows that are missing are 0.
void kernel_pack_panel(const uint8_t *rows, size_t count, size_t groups, uint8_t *panel);

/// out[i · stride + j] = offsets[j] − 2 Σ points[i] · rows[j], for the rows of `panels` panels.
///
/// `offsets` has an element for each row of a panel. Only where `kernel_has_byte_products`.
void kernel_byte_products(
    const uint8_t *rows, const int32_t *offsets, size_t panels, size_t groups,
    const int8_t *points, size_t count, int32_t *out, size_t stride);

#endif
