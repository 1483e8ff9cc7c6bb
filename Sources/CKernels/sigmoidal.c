#include "elementwise.h"
#include "exponential.h"

// tanh x = |x| + |x|³ · p(x²) up to |x| = 9/16,  1 − 2 / (1 + e^(2|x|)) above, and the
// sign of x. p is the minimax polynomial, computed with Remez' algorithm in 50 digits: the error is
// at most 2^−29.5 (Float), 2^−59.9 (Double). Beyond the clamp the result is ±1.
INLINE float tanh_f32(float x) {
  float size = __builtin_elementwise_abs(x);
  float clamped = size > 10 ? 10 : size;
  reduced_f32 s = reduce_f32(clamped + clamped, 127);
  float rest = (s.q * s.r + 1) * s.r + 1;
  float far = 1 - 2 / (power_f32(s) * rest + 1);
  float square = clamped * clamped;
  float p = -0x1.959426p-8f;
  p = p * square + 0x1.584c46p-6f;
  p = p * square - 0x1.b90d16p-5f;
  p = p * square + 0x1.110c8cp-3f;
  p = p * square - 0x1.555548p-2f;
  float near = size * square * p + size;
  return __builtin_copysignf(size > 0.5625f ? far : near, x);
}

INLINE double tanh_f64(double x) {
  double size = __builtin_elementwise_abs(x);
  double clamped = size > 22 ? 22 : size;
  reduced_f64 s = reduce_f64(clamped + clamped, 1023);
  double rest = (s.q * s.r + 1) * s.r + 1;
  double far = 1 - 2 / (power_f64(s) * rest + 1);
  double square = clamped * clamped;
  double p = -0x1.3d9f486d18072p-16;
  p = p * square + 0x1.59a613db46749p-14;
  p = p * square - 0x1.e81de354929b2p-13;
  p = p * square + 0x1.3462b5b698878p-11;
  p = p * square - 0x1.7d8bd9fad5205p-10;
  p = p * square + 0x1.d6d24d473c7c0p-9;
  p = p * square - 0x1.226e2d29694c2p-7;
  p = p * square + 0x1.664f484aa10c2p-6;
  p = p * square - 0x1.ba1ba1b93c2cfp-5;
  p = p * square + 0x1.111111111032fp-3;
  p = p * square - 0x1.555555555554cp-2;
  double near = size * square * p + size;
  return __builtin_copysign(size > 0.5625 ? far : near, x);
}

// With z = e^(−|x|), which never overflows:
//   sigmoid x = 1 / (1 + z) for x ≥ 0,  z / (1 + z) below, where small values keep their digits.
// What was lost when 1 + z was rounded is put back to first order.
INLINE float sigmoid_f32(float x) {
  float z = exp_down_f32(-__builtin_elementwise_abs(x));
  float sum = 1 + z;
  float lost = z - (sum - 1);
  float quotient = (x < 0 ? z : 1) / sum;
  float reciprocal = x < 0 ? 1 - quotient : quotient;
  return quotient - quotient * (lost * reciprocal);
}

INLINE double sigmoid_f64(double x) {
  double z = exp_down_f64(-__builtin_elementwise_abs(x));
  double sum = 1 + z;
  double lost = z - (sum - 1);
  double quotient = (x < 0 ? z : 1) / sum;
  double reciprocal = x < 0 ? 1 - quotient : quotient;
  return quotient - quotient * (lost * reciprocal);
}

UNARY_F32(kernel_tanh_f32, tanh_f32)
UNARY_F64(kernel_tanh_f64, tanh_f64)
UNARY_F32(kernel_sigmoid_f32, sigmoid_f32)
UNARY_F64(kernel_sigmoid_f64, sigmoid_f64)
