#ifndef CKERNELS_PHILOX_H
#define CKERNELS_PHILOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Which of the 2¹²⁸ functions from counters to words.
typedef struct {
  uint64_t low, high;
} kernel_philox_key;

/// The Philox4x64-10 generator: four random words as a function of a key and a counter.
///
/// ```
/// (hi, lo) = M · counter    counter' = (hi₂ ^ c₁ ^ k₀, lo₂, hi₀ ^ c₃ ^ k₁, lo₀)    ten times
/// ```
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.
void kernel_philox(
    kernel_philox_key key, uint64_t c0, uint64_t c1, uint64_t c2, uint64_t c3, uint64_t *words);

/// The words `first` … `first + count − 1` of the sequence with the counters [1, 0, 0, 0], [2, …
void kernel_philox_words(kernel_philox_key key, uint64_t first, size_t count, uint64_t *words);

/// Numbers low + (high − low) · u, where u has the upper 53 bits of a word.
///
/// The result is never above `last`: that is how a half-open range keeps its bound out. With `stream`
/// the numbers are written past the caches, which pays when they do not fit into them.
void kernel_philox_uniform(
    kernel_philox_key key, uint64_t first, size_t count, double low, double width, double last,
    double *out, bool stream);

/// Numbers mean + deviation · z, with z from the standard normal distribution: one for each word.
///
/// ```
/// p = (m + ½) / 2⁶⁴    z = ∓ Φ⁻¹(p)        m: 63 bits of the word, the sign is the upper one
/// ```
/// Source: Wichura, algorithm AS 241, Applied Statistics 37 (1988).
void kernel_philox_normal(
    kernel_philox_key key, uint64_t first, size_t count, double mean, double deviation, double *out,
    bool stream);

/// Numbers −scale · ln((w + ½) / 2⁶⁴) for each word w.
void kernel_philox_exponential(
    kernel_philox_key key, uint64_t first, size_t count, double scale, double *out, bool stream);

/// The number that `kernel_philox_normal` makes of one word.
double kernel_philox_normal_of(uint64_t word, double mean, double deviation);

/// The number that `kernel_philox_exponential` makes of one word.
double kernel_philox_exponential_of(uint64_t word, double scale);

/// The words that belong to one position beyond its own word, drawn one after the other.
typedef struct {
  kernel_philox_key key;
  uint64_t position;
  uint64_t drawn;
  uint64_t words[4];
} kernel_philox_stream;

/// The next word of a position's own stream, from the counters [position, 1 + i, 0, 0].
uint64_t kernel_philox_stream_word(kernel_philox_stream *stream);

/// The same word for GSL, which knows a generator's state only as bytes.
unsigned long kernel_philox_stream_draw(void *stream);

/// The upper 53 bits of the next word as a fraction in [0, 1), for GSL.
double kernel_philox_stream_uniform(void *stream);

#endif
