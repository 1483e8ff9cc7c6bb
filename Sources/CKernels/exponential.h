#ifndef CKERNELS_EXPONENTIAL_H
#define CKERNELS_EXPONENTIAL_H

#include "bits.h"

// x = n · ln 2 + r with a whole n and |r| ≤ ln 2 / 2 (a little more after rounding);
//   eʳ − 1 = r + r² · q(r),  eˣ = 2ⁿ · eʳ
// ln 2 is in two parts, the first with so few digits that n times it is exact (Cody and Waite,
// "Software Manual for the Elementary Functions", 1980). q is the minimax polynomial of
// (eʳ − 1 − r) / r², computed with Remez' algorithm in 60 digits: the error of eʳ − 1 relative to
// eʳ is at most 2^−28.1 (Float), relative to r at most 2^−61.5 (Double).
//
// Adding 1.5 · 2²³ (1.5 · 2⁵²) rounds to a whole number and leaves it in the low bits, without the
// conversions that some processors cannot do on vectors. A bias is added along, that of
// the exponent or twice it, so that a shift makes a power of two of these bits; what is above them is shifted out.
typedef struct { float r, q; uint32_t biased; } reduced_f32;
typedef struct { double r, q; uint64_t biased; } reduced_f64;

INLINE reduced_f32 reduce_f32(float x, float bias) {
  reduced_f32 result;
  const float rounder = 0x1.8p23f + bias;
  float shifted = x * 0x1.715476p+0f + rounder;
  float n = shifted - rounder;
  result.biased = bits_f32(shifted);
  float r = x - n * 0x1.62e4p-1f;
  r = r - n * 0x1.7f7d1cp-20f;
  float q = 0x1.6dbc66p-10f;
  q = q * r + 0x1.124148p-7f;
  q = q * r + 0x1.555454p-5f;
  q = q * r + 0x1.555486p-3f;
  q = q * r + 0x1p-1f;
  result.r = r;
  result.q = q;
  return result;
}

INLINE reduced_f64 reduce_f64(double x, double bias) {
  reduced_f64 result;
  const double rounder = 0x1.8p52 + bias;
  double shifted = x * 0x1.71547652b82fep+0 + rounder;
  double n = shifted - rounder;
  result.biased = bits_f64(shifted);
  double r = x - n * 0x1.62e42fefa38p-1;
  r = r - n * 0x1.ef35793c7673p-45;
  double q = 0x1.1f98ae272d57fp-29;
  q = q * r + 0x1.af63bc3342ccep-26;
  q = q * r + 0x1.27e4c37f1fe7fp-22;
  q = q * r + 0x1.71ddf5abd0296p-19;
  q = q * r + 0x1.a01a01b1b6000p-16;
  q = q * r + 0x1.a01a01b0db8b3p-13;
  q = q * r + 0x1.6c16c16c1411bp-10;
  q = q * r + 0x1.111111110f484p-7;
  q = q * r + 0x1.555555555555bp-5;
  q = q * r + 0x1.5555555555559p-3;
  q = q * r + 0x1p-1;
  result.r = r;
  result.q = q;
  return result;
}

// eʳ − 1.
INLINE float rest_f32(reduced_f32 s) { return s.q * (s.r * s.r) + s.r; }
INLINE double rest_f64(reduced_f64 s) { return s.q * (s.r * s.r) + s.r; }

// The power of two whose biased exponent is in the low bits.
INLINE float power_f32(reduced_f32 s) { return float_f32(s.biased << 23); }
INLINE double power_f64(reduced_f64 s) { return float_f64(s.biased << 52); }

// eˣ for x between −104 and 89 (−746 and 710), where both ends are beyond the limits of the type.
// 2ⁿ is applied in two halves, both of them normal numbers, so that a tiny result is rounded once
// more at most, to a denormal.
INLINE float clamped_exp_f32(float x) {
  reduced_f32 s = reduce_f32(x, 254);
  uint32_t half = s.biased >> 1;
  float first = float_f32(half << 23);
  float second = float_f32((s.biased - half) << 23);
  return (1 + rest_f32(s)) * first * second;
}

INLINE double clamped_exp_f64(double x) {
  reduced_f64 s = reduce_f64(x, 2046);
  uint64_t half = s.biased >> 1;
  double first = float_f64(half << 52);
  double second = float_f64((s.biased - half) << 52);
  return (1 + rest_f64(s)) * first * second;
}

// The comparisons are false for NaN, which therefore stays.
INLINE float exp_f32(float x) {
  x = x > 89 ? 89 : x;
  return clamped_exp_f32(x < -104 ? -104 : x);
}

INLINE double exp_f64(double x) {
  x = x > 710 ? 710 : x;
  return clamped_exp_f64(x < -746 ? -746 : x);
}

// eˣ for x ≤ 0.
INLINE float exp_down_f32(float x) { return clamped_exp_f32(x < -104 ? -104 : x); }
INLINE double exp_down_f64(double x) { return clamped_exp_f64(x < -746 ? -746 : x); }

// eˣ − 1 = 2ⁿ (eʳ − 1) + (2ⁿ − 1), in halves because 2¹²⁸ (2¹⁰²⁴) is no number. Halving would cost
// denormals a digit, but there eˣ − 1 = x.
INLINE float expm1_f32(float x) {
  float clamped = x > 89 ? 89 : x;
  clamped = clamped < -20 ? -20 : clamped;
  reduced_f32 s = reduce_f32(clamped, 126);
  float half = power_f32(s);
  float result = (half * rest_f32(s) + (half - 0.5f)) * 2;
  return __builtin_elementwise_abs(x) < 0x1p-126f ? x : result;
}

INLINE double expm1_f64(double x) {
  double clamped = x > 710 ? 710 : x;
  clamped = clamped < -40 ? -40 : clamped;
  reduced_f64 s = reduce_f64(clamped, 1022);
  double half = power_f64(s);
  double result = (half * rest_f64(s) + (half - 0.5)) * 2;
  return __builtin_elementwise_abs(x) < 0x1p-1022 ? x : result;
}

#endif
