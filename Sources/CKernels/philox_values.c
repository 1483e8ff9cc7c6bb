// Words become numbers with the four operations and the square root alone, which round alike on
// every machine; a fused multiplication would not, so the compiler must not make any. The numbers
// are therefore the same everywhere, and whatever the vector length.
#pragma STDC FP_CONTRACT OFF

#include <math.h>
#include <string.h>

#include "clones.h"
#include "philox.h"
#include "stream.h"

#define INLINE static inline __attribute__((always_inline))

/// Words are made and used up in chunks that stay in the first-level cache.
enum { chunk = 512 };

INLINE size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

// Calls FROM_WORDS for one chunk of words after the other. With `stream` the numbers are written past
// the caches, when the lines of memory allow it.
#define EACH_CHUNK(out, FROM_WORDS)                                                              \
  const bool streams = stream && stream_head(out, sizeof(double), count) == 0;                   \
  uint64_t words[chunk];                                                                         \
  double numbers[chunk] __attribute__((aligned(64)));                                            \
  for (size_t start = 0; start < count; start += chunk) {                                        \
    const size_t length = smaller(chunk, count - start);                                         \
    kernel_philox_words(key, first + start, length, words);                                      \
    double *target = streams && length == chunk ? numbers : out + start;                         \
    FROM_WORDS;                                                                                  \
    if (target == numbers)                                                                       \
      for (size_t i = 0; i < chunk; i += 8)                                                      \
        __builtin_nontemporal_store(*(double8 *)(numbers + i), (double8 *)(out + start + i));    \
  }                                                                                              \
  if (streams) stream_end();

CLONES
static void uniform_from_words(
    const uint64_t *words, size_t count, double low, double width, double last, double *out) {
  for (size_t i = 0; i < count; i++) {
    double value = low + width * ((double)(int64_t)(words[i] >> 11) * 0x1p-53);
    out[i] = value < last ? value : last;
  }
}

void kernel_philox_uniform(
    kernel_philox_key key, uint64_t first, size_t count, double low, double width, double last,
    double *out, bool stream) {
  EACH_CHUNK(out, uniform_from_words(words, length, low, width, last, target))
}

/// The natural logarithm of a normal number, within 1.5 units in the last place.
///
/// ```
/// x = 2ᵉ · m    s = (m − 1) / (m + 1)    ln x = e · ln 2 + 2 · (s + s³/3 + s⁵/5 + …)    m ≈ 1
/// ```
/// The series ends where |s| ≤ 0.1716 makes the next term smaller than 2⁻⁵⁸ of the sum.
INLINE double logarithm(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  // √½ ≤ m < √2: the exponent is counted from the bits of √½ on.
  int64_t shifted = (int64_t)(bits - 0x3FE6A09E667F3BCDu);
  int64_t exponent = shifted >> 52;
  uint64_t fraction = bits - ((uint64_t)exponent << 52);
  double m;
  memcpy(&m, &fraction, sizeof m);
  double e = (double)exponent;
  double s = (m - 1) / (m + 1);
  double t = s * s;
  double series = 1.0 / 21;
  series = series * t + 1.0 / 19;
  series = series * t + 1.0 / 17;
  series = series * t + 1.0 / 15;
  series = series * t + 1.0 / 13;
  series = series * t + 1.0 / 11;
  series = series * t + 1.0 / 9;
  series = series * t + 1.0 / 7;
  series = series * t + 1.0 / 5;
  series = series * t + 1.0 / 3;
  // ln 2 in two parts; the first has so few bits that its product with e is exact.
  double low = e * 0x1.ef35793c76730p-45 + 2 * s * t * series;
  return e * 0x1.62e42fefa3800p-1 + (2 * s + low);
}

INLINE double ratio(const double a[8], const double b[8], double r) {
  double above = a[7], below = b[7];
  for (int i = 6; i >= 0; i--) {
    above = above * r + a[i];
    below = below * r + b[i];
  }
  return above / below;
}

/// −Φ⁻¹(p) = ratio(r) with r = 0.180625 − (½ − p)², times ½ − p, for |½ − p| ≤ 0.425.
static const double centre_above[8] = {
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3};
static const double centre_below[8] = {
    1.0,                     4.2313330701600911252e1, 6.8718700749205790830e2,
    5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4,
    2.8729085735721942674e4, 5.2264952788528545610e3};
/// −Φ⁻¹(p) = ratio(r − 1.6) with r = √(−ln p), for 0.075 > p ≥ e⁻²⁵.
static const double tail_above[8] = {
    1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0,  2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4};
static const double tail_below[8] = {
    1.0,                       2.05319162663775882187e0,  1.67638483018380384940e0,
    6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
    5.47593808499534494600e-4, 1.05075007164441684324e-9};
/// −Φ⁻¹(p) = ratio(r − 5), for p < e⁻²⁵.
static const double far_above[8] = {
    6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7};
static const double far_below[8] = {
    1.0,                       5.99832206555887937690e-1, 1.36929880922735805310e-1,
    1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
    1.42151175831644588870e-7, 2.04426310338993978564e-15};

/// The probability p in (0, ½] that the lower 63 bits of a word stand for; ½ − p is that of ~word,
/// and keeps digits so that a difference would lose.
INLINE double half_probability(uint64_t word) {
  return ((double)(int64_t)(word & 0x7FFFFFFFFFFFFFFFu) + 0.5) * 0x1p-64;
}

INLINE double with_sign(double magnitude, uint64_t word) {
  uint64_t bits;
  memcpy(&bits, &magnitude, sizeof bits);
  bits ^= ~word & 0x8000000000000000u;
  memcpy(&magnitude, &bits, sizeof bits);
  return magnitude;
}

CLONES
static void normal_from_words(
    const uint64_t *restrict words, size_t count, double mean, double deviation,
    double *restrict out) {
  double p[chunk], r[chunk];
  unsigned tails[chunk];
  for (size_t i = 0; i < count; i++) {
    p[i] = half_probability(words[i]);
    double q = half_probability(~words[i]);
    double z = q * ratio(centre_above, centre_below, 0.180625 - q * q);
    out[i] = mean + deviation * with_sign(z, words[i]);
  }
  // About one in seven lies outside: they are gathered, so that they too go by whole vectors.
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    tails[found] = (unsigned)i;
    r[found] = p[i];
    found += p[i] < 0.075;
  }
  for (size_t i = 0; i < found; i++) r[i] = sqrt(-logarithm(r[i]));
  for (size_t i = 0; i < found; i++) p[i] = ratio(tail_above, tail_below, r[i] - 1.6);
  for (size_t i = 0; i < found; i++) {
    double z = r[i] > 5 ? ratio(far_above, far_below, r[i] - 5) : p[i];
    out[tails[i]] = mean + deviation * with_sign(z, words[tails[i]]);
  }
}

void kernel_philox_normal(
    kernel_philox_key key, uint64_t first, size_t count, double mean, double deviation,
    double *out, bool stream) {
  EACH_CHUNK(out, normal_from_words(words, length, mean, deviation, target))
}

double kernel_philox_normal_of(uint64_t word, double mean, double deviation) {
  double value;
  normal_from_words(&word, 1, mean, deviation, &value);
  return value;
}

CLONES
static void exponential_from_words(
    const uint64_t *words, size_t count, double scale, double *out) {
  for (size_t i = 0; i < count; i++) {
    // By halves, because vector instructions convert numbers with a sign.
    double upper = (double)(int64_t)(words[i] >> 32);
    double lower = (double)(int64_t)(words[i] & 0xFFFFFFFFu);
    out[i] = 0 - scale * logarithm((upper * 0x1p32 + (lower + 0.5)) * 0x1p-64);
  }
}

void kernel_philox_exponential(
    kernel_philox_key key, uint64_t first, size_t count, double scale, double *out, bool stream) {
  EACH_CHUNK(out, exponential_from_words(words, length, scale, target))
}

double kernel_philox_exponential_of(uint64_t word, double scale) {
  double value;
  exponential_from_words(&word, 1, scale, &value);
  return value;
}
