#ifndef CKERNELS_LOGARITHM_H
#define CKERNELS_LOGARITHM_H

#include "bits.h"

// x = 2ᵉ · (1 + f) with 1 + f between 2/3 and 4/3 (Float), √½ and √2 (Double);  ln x = e · ln 2 + ln(1 + f).
// ln 2 is in two parts, the first with so few digits that e times it is exact.
//
// Float:  ln(1 + f) = f − f²/2 + f³ · p(f)
// Double: ln(1 + f) = f − f²/2 + s · (f²/2 + s² · p(s²)),  s = f / (2 + f)
//
// p is the minimax polynomial of the rest, computed with Remez' algorithm in 60 digits: its error
// relative to ln(1 + f) is below 2^−29 (Float), 2^−57 (Double).
//
// log1p: 1 + x = u + c with u rounded and c exact; ln(u + c) = ln u + c / u.

INLINE float log_plus_f32(float u, float c) {
  int tiny = u < 0x1p-126f;
  float scaled = tiny ? u * 0x1p23f : u;
  uint32_t bits = bits_f32(scaled);
  // The exponent of 2 that leaves 1 + f in 2/3...4/3, biased so that it stays positive.
  uint32_t biased = (bits - bits_f32(0x1.555556p-1f) + (128u << 23)) >> 23;
  float f = float_f32(bits - ((biased - 128) << 23)) - 1;
  float e = float_f32(biased + bits_f32(0x1.8p23f)) - (0x1.8p23f + 128);
  e = tiny ? e - 23 : e;
  float p = 0x1.fa81e4p-4f;
  p = p * f - 0x1.073f3ep-3f;
  p = p * f + 0x1.b49b24p-4f;
  p = p * f - 0x1.f3767cp-4f;
  p = p * f + 0x1.25216ep-3f;
  p = p * f - 0x1.5599acp-3f;
  p = p * f + 0x1.9995eep-3f;
  p = p * f - 0x1.ffff0cp-3f;
  p = p * f + 0x1.55555ap-2f;
  float square = f * f;
  float rest = (f * square) * p + (e * 0x1.7f7d1cp-20f + c);
  float result = e * 0x1.62e4p-1f + (f + (rest - 0.5f * square));
  result = u == 0 ? -__builtin_inff() : result;
  result = u < 0 ? __builtin_nanf("") : result;
  return u < __builtin_inff() ? result : u;
}

INLINE double log_plus_f64(double u, double c) {
  int tiny = u < 0x1p-1022;
  double scaled = tiny ? u * 0x1p52 : u;
  uint64_t bits = bits_f64(scaled);
  uint64_t biased = (bits - bits_f64(0x1.6a09e667f3bcdp-1) + (1024ull << 52)) >> 52;
  double f = float_f64(bits - ((biased - 1024) << 52)) - 1;
  double e = float_f64(biased + bits_f64(0x1.8p52)) - (0x1.8p52 + 1024);
  e = tiny ? e - 52 : e;
  double s = f / (2 + f);
  double z = s * s;
  double p = 0x1.2f07f8a7b3070p-3;
  p = p * z + 0x1.39a17c3ad8ba9p-3;
  p = p * z + 0x1.746641341cb8bp-3;
  p = p * z + 0x1.c71c51fed0eebp-3;
  p = p * z + 0x1.24924941fd4b5p-2;
  p = p * z + 0x1.999999997fcecp-2;
  p = p * z + 0x1.5555555555592p-1;
  double half = 0.5 * f * f;
  double rest = s * (half + z * p) + (e * 0x1.ef35793c7673p-45 + c);
  double result = e * 0x1.62e42fefa38p-1 + (f + (rest - half));
  result = u == 0 ? -__builtin_inf() : result;
  result = u < 0 ? __builtin_nan("") : result;
  return u < __builtin_inf() ? result : u;
}

INLINE float log_f32(float x) { return log_plus_f32(x, 0); }
INLINE double log_f64(double x) { return log_plus_f64(x, 0); }

INLINE float log1p_f32(float x) {
  float u = 1 + x;
  float back = u - 1;
  float c = (1 - (u - back)) + (x - back);
  // At −1 and at ∞ the correction is nothing, but would be computed as NaN.
  c = u > 0 && u < __builtin_inff() ? c / u : 0;
  return x == 0 ? x : log_plus_f32(u, c);
}

INLINE double log1p_f64(double x) {
  double u = 1 + x;
  double back = u - 1;
  double c = (1 - (u - back)) + (x - back);
  c = u > 0 && u < __builtin_inf() ? c / u : 0;
  return x == 0 ? x : log_plus_f64(u, c);
}

#endif
