#include "logarithm.h"

#include "elementwise.h"

UNARY_F32(kernel_log_f32, log_f32)
UNARY_F64(kernel_log_f64, log_f64)
UNARY_F32(kernel_log1p_f32, log1p_f32)
UNARY_F64(kernel_log1p_f64, log1p_f64)
