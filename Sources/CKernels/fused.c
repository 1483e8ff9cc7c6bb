#include <math.h>

#include "clones.h"
#include "elementwise.h"
#include "fused.h"
#include "kernels.h"

// Sums and products of numbers are rounded each for itself, so that a program gives bit for bit what
// its steps would give one after the other.
#pragma clang fp contract(off)

#define STEP(NAME, BODY)                                                                       \
  case kernel_step_##NAME:                                                                     \
    EACH for (size_t i = 0; i < n; i++) t[i] = BODY;                                           \
    break;

#define ONE_BY_ONE(NAME, BODY)                                                                 \
  case kernel_step_##NAME:                                                                     \
    for (size_t i = 0; i < n; i++) t[i] = BODY;                                                \
    break;

#define CALL(NAME, FUNCTION)                                                                   \
  case kernel_step_##NAME:                                                                     \
    FUNCTION(t, 1, a, 1, n, false);                                                            \
    break;

#define RUN_PROGRAM(SUFFIX, T, POW, ERFC)                                                      \
  static inline __attribute__((always_inline)) void run_step_##SUFFIX(                         \
      const kernel_step *step, T *t, const T *a, const T *b, size_t n) {                       \
    const T p = (T)step->parameter;                                                            \
    switch (step->kind) {                                                                      \
      STEP(copy, a[i])                                                                         \
      STEP(scale, a[i] * p)                                                                    \
      STEP(add, a[i] + b[i])                                                                   \
      STEP(subtract, a[i] - b[i])                                                              \
      STEP(multiply, a[i] * b[i])                                                              \
      STEP(divide, a[i] / b[i])                                                                \
      STEP(negate, -a[i])                                                                      \
      STEP(sqrt, __builtin_elementwise_sqrt(a[i]))                                             \
      STEP(absolute, __builtin_elementwise_abs(a[i]))                                          \
      STEP(sign, a[i] > 0 ? (T)1 : a[i] < 0 ? (T)-1 : a[i])                                    \
      STEP(relu, a[i] < 0 ? (T)0 : a[i])                                                       \
      STEP(leaky_relu, a[i] > 0 ? a[i] : p * a[i])                                             \
      STEP(gate, b[i] > 0 ? a[i] : (T)0)                                                       \
      STEP(leaky_gate, b[i] > 0 ? a[i] : p * a[i])                                             \
      STEP(equal, a[i] == b[i] ? (T)1 : (T)0)                                                  \
      ONE_BY_ONE(power, POW(a[i], p))                                                          \
      ONE_BY_ONE(normal_cdf, ERFC(a[i] * (T)-0.70710678118654752440) / 2)                      \
      CALL(exp, kernel_exp_##SUFFIX)                                                           \
      CALL(log, kernel_log_##SUFFIX)                                                           \
      CALL(tanh, kernel_tanh_##SUFFIX)                                                         \
      CALL(sigmoid, kernel_sigmoid_##SUFFIX)                                                   \
    }                                                                                          \
  }                                                                                            \
                                                                                               \
  CLONES void kernel_run_program_##SUFFIX(                                                     \
      const kernel_program *program, T *result, const T *const *operands, size_t row,          \
      size_t rows, size_t start, size_t n) {                                                   \
    const size_t operand_count = program->operands, most = kernel_program_block;               \
    T registers[kernel_program_registers][kernel_program_block] __attribute__((aligned(64)));  \
    T repeated[kernel_program_operands][kernel_program_block] __attribute__((aligned(64)));    \
    const T *sources[kernel_program_operands];                                                 \
    for (size_t r = row; r < row + rows; r++) {                                                \
      for (size_t i = 0; i < operand_count; i++) sources[i] = operands[i];                     \
      size_t rest = r;                                                                         \
      for (size_t axis = program->outer_rank; axis-- > 0;) {                                   \
        /* The outermost needs no division, and is often the only one. */                      \
        const size_t extent = program->outer_extents[axis];                                    \
        const size_t index = axis == 0 ? rest : rest % extent;                                 \
        const ptrdiff_t *steps = program->outer_steps + axis * operand_count;                  \
        for (size_t i = 0; i < operand_count; i++) sources[i] += (ptrdiff_t)index * steps[i];  \
        if (axis > 0) rest /= extent;                                                          \
      }                                                                                        \
      for (size_t i = 0; i < operand_count; i++) {                                             \
        if (program->inner_steps[i]) {                                                         \
          sources[i] += start;                                                                 \
        } else if (n > 1) {                                                                    \
          const T number = *sources[i];                                                        \
          for (size_t j = 0; j < n && j < most; j++) repeated[i][j] = number;                  \
          sources[i] = repeated[i];                                                            \
        }                                                                                      \
      }                                                                                        \
      T *target = result + r * program->inner + start;                                         \
      for (size_t done = 0; done < n; done += most) {                                          \
        const size_t count = n - done < most ? n - done : most;                                \
        for (size_t s = 0; s < program->count; s++) {                                          \
          const kernel_step *step = program->steps + s;                                        \
          const T *a = step->a < 0 ? sources[-1 - step->a] : registers[step->a];               \
          const T *b = step->b < 0 ? sources[-1 - step->b] : registers[step->b];               \
          T *t = step->target < 0 ? target + done : registers[step->target];                   \
          run_step_##SUFFIX(step, t, a, b, count);                                             \
        }                                                                                      \
        for (size_t i = 0; i < operand_count; i++)                                             \
          if (program->inner_steps[i]) sources[i] += count;                                    \
      }                                                                                        \
    }                                                                                          \
  }

RUN_PROGRAM(f32, float, powf, erfcf)
RUN_PROGRAM(f64, double, pow, erfc)
