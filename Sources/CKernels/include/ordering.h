#ifndef CKERNELS_ORDERING_H
#define CKERNELS_ORDERING_H

#include <stddef.h>
#include <stdint.h>

// Order keys: integers that are ordered as the numbers are, −∞ … −0, 0 … ∞, with every NaN last.

// A prefix is the first 16 bits of a key.

/// Writes the order key of each value and adds up how many begin with each prefix.
void kernel_order_keys(const double *values, size_t count, uint64_t *keys, uint64_t *counts);

/// Adds up how many of the values' keys begin with each prefix.
void kernel_count_prefixes(const double *values, size_t count, uint64_t *counts);

/// Collects the keys whose prefix has a mark, and returns their number.
size_t kernel_collect_keys(
    const double *values, size_t count, const uint8_t *marks, uint64_t *keys);

/// Writes each key to the next place of its prefix's bucket.
void kernel_scatter_keys(
    const uint64_t *keys, size_t count, const uint16_t *buckets, uint64_t *places, uint64_t *out);

/// Sorts keys; `scratch` is as long as they are.
///
/// Least significant digit first, by 8 bits; digits in which all keys agree cost nothing more.
void kernel_sort_keys(uint64_t *keys, size_t count, uint64_t *scratch);

/// The values that the keys belong to.
void kernel_values_of_keys(const uint64_t *keys, size_t count, double *values);

#endif
