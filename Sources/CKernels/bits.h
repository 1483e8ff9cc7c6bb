#ifndef CKERNELS_BITS_H
#define CKERNELS_BITS_H

#include <stdint.h>
#include <string.h>

// Numbers and the bits they are made of. The bodies below are inlined into every clone.
#define INLINE static inline __attribute__((always_inline))

INLINE uint32_t bits_f32(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

INLINE float float_f32(uint32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

INLINE uint64_t bits_f64(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

INLINE double float_f64(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

#endif
