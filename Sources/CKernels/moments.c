#include "clones.h"
#include "kernels.h"
#include "sums.h"

typedef float float8_anywhere __attribute__((vector_size(32), aligned(4)));

// Two passes over numbers that are in the cache after the first: with d = a − mean,
//   mean = Σ a / n,   low = Σ d / n,   squares = Σ d² − (Σ d)² / n
// Σ d is nearly 0, so that the difference loses no digits; for equal numbers it is exactly 0.
// Source: Chan, Golub, LeVeque, "Algorithms for Computing the Sample Variance", The American
// Statistician 37 (1983), the corrected two-pass algorithm.
#define MOMENTS(NAME, T, LOAD)                                                                \
  CLONES kernel_moments NAME(const T *a, size_t n) {                                          \
    double sum, first, second;                                                                \
    PAIRWISE_SUM(double, double8, n, LOAD, sum);                                              \
    double rest = 0;                                                                          \
    for (size_t i = n - n % 8; i < n; i++) rest += (double)a[i];                              \
    const double mean = (sum + rest) / (double)n;                                             \
    PAIRWISE_SUM(double, double8, n, DEVIATION_##LOAD, first);                                \
    PAIRWISE_SUM(double, double8, n, SQUARE_##LOAD, second);                                  \
    for (size_t i = n - n % 8; i < n; i++) {                                                  \
      const double deviation = (double)a[i] - mean;                                           \
      first += deviation;                                                                     \
      second += deviation * deviation;                                                        \
    }                                                                                         \
    return (kernel_moments){mean, first / (double)n, second - first * first / (double)n};     \
  }

#define LOAD_F32(v) __builtin_convertvector(*(const float8_anywhere *)(a + (v)*8), double8)
#define LOAD_F64(v) (*(const double8_anywhere *)(a + (v)*8))
#define DEVIATION_LOAD_F32(v) (LOAD_F32(v) - mean)
#define DEVIATION_LOAD_F64(v) (LOAD_F64(v) - mean)
#define SQUARE_LOAD_F32(v) (DEVIATION_LOAD_F32(v) * DEVIATION_LOAD_F32(v))
#define SQUARE_LOAD_F64(v) (DEVIATION_LOAD_F64(v) * DEVIATION_LOAD_F64(v))

MOMENTS(kernel_moments_f32, float, LOAD_F32)
MOMENTS(kernel_moments_f64, double, LOAD_F64)
