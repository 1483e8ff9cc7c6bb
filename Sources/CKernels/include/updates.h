#ifndef CKERNELS_UPDATES_H
#define CKERNELS_UPDATES_H

#include <stdbool.h>
#include <stddef.h>

// One step of an optimiser over n parameters p with the gradients g, in one pass: every number is read
// and written once. What is kept from step to step lies in arrays of its own, none of which overlap.

// p ← p − rate · g
#define CKERNELS_DESCENT(NAME, T) void NAME(T *p, const T *g, size_t n, T rate);
CKERNELS_DESCENT(kernel_descent_f32, float)
CKERNELS_DESCENT(kernel_descent_f64, double)

// v ← momentum · v + g        p ← p − rate · v, or p − rate · (g + momentum · v) with `nesterov`
#define CKERNELS_MOMENTUM(NAME, T) \
  void NAME(T *p, T *v, const T *g, size_t n, T rate, T momentum, bool nesterov);
CKERNELS_MOMENTUM(kernel_momentum_f32, float)
CKERNELS_MOMENTUM(kernel_momentum_f64, double)

// s ← keep · s + add · g²        p ← p − rate · g / (√s + epsilon)
#define CKERNELS_SCALED(NAME, T) \
  void NAME(T *p, T *s, const T *g, size_t n, T rate, T keep, T add, T epsilon);
CKERNELS_SCALED(kernel_scaled_f32, float)
CKERNELS_SCALED(kernel_scaled_f64, double)

// m ← m + (g − m) · add1        s ← keep2 · s + add2 · g²
// p ← shrink · p − rate · m / (√s · correction + epsilon)
#define CKERNELS_ADAM(NAME, T)                                                        \
  void NAME(                                                                          \
      T *p, T *m, T *s, const T *g, size_t n, T rate, T add1, T keep2, T add2,        \
      T correction, T epsilon, T shrink);
CKERNELS_ADAM(kernel_adam_f32, float)
CKERNELS_ADAM(kernel_adam_f64, double)

#endif
