#include "extrema.h"

#include "clones.h"
#include "kernels.h"

CLONES size_t kernel_argmin_f32(const float *a, size_t n) { return argmin_f32(a, n); }
CLONES size_t kernel_argmin_f64(const double *a, size_t n) { return argmin_f64(a, n); }
CLONES size_t kernel_argmax_f32(const float *a, size_t n) { return argmax_f32(a, n); }
CLONES size_t kernel_argmax_f64(const double *a, size_t n) { return argmax_f64(a, n); }
