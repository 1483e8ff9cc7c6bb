#include "elementwise.h"

// NaN is not below 0, so it stays.
#define RELU(x) ((x) < 0 ? 0 : (x))

UNARY(kernel_relu_f32, float, float16, RELU, 1)
UNARY(kernel_relu_f64, double, double8, RELU, 1)
UNARY(kernel_sqrt_f32, float, float16, __builtin_elementwise_sqrt, 1)
UNARY(kernel_sqrt_f64, double, double8, __builtin_elementwise_sqrt, 1)
UNARY(kernel_abs_f32, float, float16, __builtin_elementwise_abs, 1)
UNARY(kernel_abs_f64, double, double8, __builtin_elementwise_abs, 1)
