#include "exponential.h"

#include "elementwise.h"

UNARY_F32(kernel_exp_f32, exp_f32)
UNARY_F64(kernel_exp_f64, exp_f64)
UNARY_F32(kernel_expm1_f32, expm1_f32)
UNARY_F64(kernel_expm1_f64, expm1_f64)
