#ifndef CKERNELS_STREAM_H
#define CKERNELS_STREAM_H

#include <stddef.h>
#include <stdint.h>

// Vectors of one cache line, and the same at any address.
typedef float float16 __attribute__((vector_size(64)));
typedef double double8 __attribute__((vector_size(64)));
typedef float float16_anywhere __attribute__((vector_size(64), aligned(4)));
typedef double double8_anywhere __attribute__((vector_size(64), aligned(8)));

// An ordinary store first reads the line it writes to. A result that is larger than the caches can
// be written past them instead (a streaming store): `a * b` over 10^7 floats is three times as fast.

// How many of n elements of the given size, from `target` on, come before the first whole line.
static inline size_t stream_head(const void *target, size_t size, size_t n) {
  const size_t head = (64 - (uintptr_t)target % 64) % 64 / size;
  return head < n ? head : n;
}

// Makes streamed results visible to other threads like ordinary ones.
static inline void stream_end(void) {
#if defined(__x86_64__)
  __builtin_ia32_sfence();
#endif
}

#endif
