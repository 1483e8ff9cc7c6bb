#include "ordering.h"

#include <string.h>

#include "clones.h"

static inline __attribute__((always_inline)) uint64_t key_of(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  // Numbers of one sign are ordered like their bits; those of negative ones are turned round.
  uint64_t key = bits ^ ((uint64_t)((int64_t)bits >> 63) | 0x8000000000000000u);
  return value == value ? key : UINT64_MAX;
}

void kernel_order_keys(const double *values, size_t count, uint64_t *keys, uint64_t *counts) {
  for (size_t i = 0; i < count; i++) {
    keys[i] = key_of(values[i]);
    counts[keys[i] >> 48]++;
  }
}

void kernel_count_prefixes(const double *values, size_t count, uint64_t *counts) {
  for (size_t i = 0; i < count; i++) counts[key_of(values[i]) >> 48]++;
}

size_t kernel_collect_keys(
    const double *values, size_t count, const uint8_t *marks, uint64_t *keys) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t key = key_of(values[i]);
    if (marks[key >> 48]) keys[found++] = key;
  }
  return found;
}

void kernel_scatter_keys(
    const uint64_t *keys, size_t count, const uint16_t *buckets, uint64_t *places, uint64_t *out) {
  for (size_t i = 0; i < count; i++) out[places[buckets[keys[i] >> 48]]++] = keys[i];
}

static void insertion_sort(uint64_t *keys, size_t count) {
  for (size_t i = 1; i < count; i++) {
    uint64_t key = keys[i];
    size_t j = i;
    for (; j > 0 && keys[j - 1] > key; j--) keys[j] = keys[j - 1];
    keys[j] = key;
  }
}

void kernel_sort_keys(uint64_t *keys, size_t count, uint64_t *scratch) {
  if (count <= 48) {
    insertion_sort(keys, count);
    return;
  }
  size_t counts[8][256];
  memset(counts, 0, sizeof counts);
  for (size_t i = 0; i < count; i++) {
    for (int digit = 0; digit < 8; digit++) counts[digit][keys[i] >> (8 * digit) & 255]++;
  }
  uint64_t *from = keys, *to = scratch;
  for (int digit = 0; digit < 8; digit++) {
    size_t *places = counts[digit];
    if (places[from[0] >> (8 * digit) & 255] == count) continue;
    size_t sum = 0;
    for (int value = 0; value < 256; value++) {
      size_t here = places[value];
      places[value] = sum;
      sum += here;
    }
    for (size_t i = 0; i < count; i++) to[places[from[i] >> (8 * digit) & 255]++] = from[i];
    uint64_t *other = from;
    from = to;
    to = other;
  }
  if (from != keys) memcpy(keys, from, count * sizeof *keys);
}

CLONES
void kernel_values_of_keys(const uint64_t *keys, size_t count, double *values) {
  for (size_t i = 0; i < count; i++) {
    uint64_t key = keys[i];
    uint64_t bits = key ^ (~(uint64_t)((int64_t)key >> 63) | 0x8000000000000000u);
    // NaN has the last key of all; which NaN it was is not kept.
    if (key == UINT64_MAX) bits = 0x7FF8000000000000u;
    memcpy(&values[i], &bits, sizeof bits);
  }
}
