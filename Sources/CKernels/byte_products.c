#include <string.h>

#include "neighbors.h"

enum { panel_rows = 64 };

void kernel_pack_panel(const uint8_t *rows, size_t count, size_t groups, uint8_t *panel) {
  for (size_t group = 0; group < groups; group++) {
    for (size_t row = 0; row < panel_rows; row++, panel += 4) {
      if (row < count) {
        memcpy(panel, rows + (row * groups + group) * 4, 4);
      } else {
        memset(panel, 0, 4);
      }
    }
  }
}

#if defined(__x86_64__)

#include <immintrin.h>

#define VNNI __attribute__((target("avx512f,avx512vnni")))

enum { points_at_once = 6, vectors = 4, vector_lanes = 16, vector_bytes = 64 };

bool kernel_has_byte_products(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni");
}

// The products of some points with a panel: 6 points and 4 vectors of rows take 24 registers for
// the sums, so that each byte that is loaded is used several times.
static inline __attribute__((always_inline)) VNNI void multiply_panel(
    const uint8_t *rows, const int32_t *offsets, size_t groups, const int8_t *points, int count,
    int32_t *out, size_t stride) {
  __m512i sums[points_at_once][vectors];
  for (int i = 0; i < count; i++) {
    for (int j = 0; j < vectors; j++) sums[i][j] = _mm512_setzero_si512();
  }
  for (size_t group = 0; group < groups; group++) {
    __m512i row[vectors];
    for (int j = 0; j < vectors; j++, rows += vector_bytes) row[j] = _mm512_loadu_si512(rows);
    for (int i = 0; i < count; i++) {
      int32_t four;
      memcpy(&four, points + (i * groups + group) * 4, 4);
      const __m512i point = _mm512_set1_epi32(four);
      for (int j = 0; j < vectors; j++) {
        sums[i][j] = _mm512_dpbusd_epi32(sums[i][j], row[j], point);
      }
    }
  }
  for (int i = 0; i < count; i++, out += stride) {
    for (int j = 0; j < vectors; j++) {
      const __m512i offset = _mm512_loadu_si512(offsets + j * vector_lanes);
      const __m512i twice = _mm512_slli_epi32(sums[i][j], 1);
      _mm512_storeu_si512(out + j * vector_lanes, _mm512_sub_epi32(offset, twice));
    }
  }
}

VNNI
void kernel_byte_products(
    const uint8_t *rows, const int32_t *offsets, size_t panels, size_t groups,
    const int8_t *points, size_t count, int32_t *out, size_t stride) {
  const size_t panel_bytes = panel_rows * groups * 4;
  size_t i = 0;
  for (; i + points_at_once <= count; i += points_at_once) {
    for (size_t p = 0; p < panels; p++) {
      multiply_panel(
          rows + p * panel_bytes, offsets + p * panel_rows, groups, points + i * groups * 4,
          points_at_once, out + i * stride + p * panel_rows, stride);
    }
  }
  for (; i < count; i++) {
    for (size_t p = 0; p < panels; p++) {
      multiply_panel(
          rows + p * panel_bytes, offsets + p * panel_rows, groups, points + i * groups * 4, 1,
          out + i * stride + p * panel_rows, stride);
    }
  }
}

#else

bool kernel_has_byte_products(void) { return false; }

void kernel_byte_products(
    const uint8_t *rows, const int32_t *offsets, size_t panels, size_t groups,
    const int8_t *points, size_t count, int32_t *out, size_t stride) {
  __builtin_trap();
}

#endif
