#include <string.h>

#include "splits.h"

#define EMPTY UINT16_MAX

void kernel_value_table_clear(kernel_value_table *table) {
  memset(table->codes, 0xff, sizeof table->codes);
  memset(table->counts, 0, sizeof table->counts);
  table->count = 0;
}

/// The slot of a value: its own, or the empty one where it belongs.
static inline __attribute__((always_inline)) size_t slot_of(
    const kernel_value_table *table, double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  // Multiplicative hashing with 2⁶⁴ divided by the golden ratio; linear probing.
  size_t slot = (size_t)(bits * 0x9e3779b97f4a7c15u >> 54);
  while (table->codes[slot] != EMPTY && table->slots[slot] != value) slot = (slot + 1) & 1023;
  return slot;
}

/// The value's code, a new one if need be; EMPTY if there are too many.
static uint16_t code_of(kernel_value_table *table, double value) {
  size_t slot = slot_of(table, value);
  if (table->codes[slot] == EMPTY) {
    if (table->count >= 256) {
      table->count = 257;
      return EMPTY;
    }
    table->slots[slot] = table->values[table->count] = value;
    table->codes[slot] = (uint16_t)table->count++;
  }
  return table->codes[slot];
}

void kernel_encode(
    const double *values, size_t count, kernel_value_table *table, uint8_t *codes) {
  if (table->count > 256) return;
  for (size_t i = 0; i < count;) {
    double value = values[i] + 0.0;
    uint16_t code = code_of(table, value);
    if (code == EMPTY) return;
    size_t start = i;
    // Values that come several times in a row are looked up once.
    do codes[i++] = (uint8_t)code;
    while (i < count && values[i] == value);
    table->counts[code] += (uint32_t)(i - start);
  }
}

#define SCATTER(NAME, T)                                                                      \
  void NAME(                                                                                  \
      const T *codes, const uint32_t *labels, size_t count, const uint32_t *key_of_code,      \
      uint32_t common, uint32_t *places, uint32_t *keys, uint32_t *rows) {                    \
    for (size_t i = 0; i < count; i++) {                                                      \
      uint32_t code = codes[i];                                                               \
      uint32_t place = places[code];                                                          \
      keys[place] = key_of_code[code] | labels[i];                                            \
      rows[place] = (uint32_t)i;                                                              \
      places[code] = place + (code != common);                                                \
    }                                                                                         \
  }

SCATTER(kernel_scatter_entries_u8, uint8_t)
SCATTER(kernel_scatter_entries_u32, uint32_t)
