#ifndef CKERNELS_FUSED_H
#define CKERNELS_FUSED_H

#include <stddef.h>
#include <stdint.h>

/// What one step of an elementwise program computes of a, b and the number p of the step.
typedef enum {
  kernel_step_copy,        // a
  kernel_step_scale,       // a · p
  kernel_step_add,         // a + b
  kernel_step_subtract,    // a − b
  kernel_step_multiply,    // a · b
  kernel_step_divide,      // a / b
  kernel_step_negate,      // −a
  kernel_step_exp,         // eᵃ
  kernel_step_log,         // ln a
  kernel_step_sqrt,        // √a
  kernel_step_power,       // aᵖ
  kernel_step_absolute,    // |a|
  kernel_step_sign,        // −1, 0 or 1; NaN stays
  kernel_step_tanh,        // tanh a
  kernel_step_sigmoid,     // 1 / (1 + e⁻ᵃ)
  kernel_step_relu,        // the larger of a and 0; NaN stays
  kernel_step_leaky_relu,  // a where a > 0, p · a elsewhere
  kernel_step_gate,        // a where b > 0, 0 elsewhere
  kernel_step_leaky_gate,  // a where b > 0, p · a elsewhere
  kernel_step_normal_cdf,  // Φ(a) = erfc(−a / √2) / 2
  kernel_step_equal,       // 1 where a = b, 0 elsewhere
} kernel_step_kind;

/// A place of 0 or more is a register, −1 − i the i-th operand; as a target −1 is the result.
typedef struct {
  kernel_step_kind kind;
  int32_t target, a, b;
  double parameter;
} kernel_step;

enum {
  kernel_program_registers = 8,
  kernel_program_operands = 12,
  kernel_program_block = 256,
};

/// Steps that compute one result, element by element, from operands that broadcast to its shape.
///
/// The result is rows of `inner` elements. Within a row an operand advances by 1 or by 0, as
/// `inner_steps` says; the rows are counted through `outer_rank` axes, along which it advances by
/// `outer_steps[axis * operands + operand]`. The last step writes the result.
typedef struct {
  const kernel_step *steps;
  size_t count;
  size_t operands;
  size_t inner;
  const ptrdiff_t *inner_steps;
  size_t outer_rank;
  const size_t *outer_extents;
  const ptrdiff_t *outer_steps;
} kernel_program;

/// Computes the elements `start` … `start + n − 1` of each of `rows` rows from `row` on.
///
/// All steps are done for a block of elements before the next block is read, so that what lies
/// between them stays in the first-level cache. The result may lie where an operand of its own shape
/// does.
void kernel_run_program_f32(
    const kernel_program *program, float *result, const float *const *operands, size_t row,
    size_t rows, size_t start, size_t n);
void kernel_run_program_f64(
    const kernel_program *program, double *result, const double *const *operands, size_t row,
    size_t rows, size_t start, size_t n);

#endif
