#ifndef CNUMERICS_SHIM_H
#define CNUMERICS_SHIM_H

// OpenBLAS declares the BLAS. GSL carries a slow copy of it under the same symbol names, so its
// header is kept out here and its library (gslcblas) is never named on a link line.
#include <cblas.h>
#define __GSL_CBLAS_H__

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_version.h>

// GSL publishes its generator types as mutable globals, which Swift 6 refuses to read.
static inline const gsl_rng_type *cnumerics_rng_mt19937(void) { return gsl_rng_mt19937; }
static inline const gsl_rng_type *cnumerics_rng_taus2(void) { return gsl_rng_taus2; }
static inline const gsl_rng_type *cnumerics_rng_gfsr4(void) { return gsl_rng_gfsr4; }

// LAPACK as OpenBLAS carries it. Debian's package has these symbols but no header for them (its
// OpenBLAS is built without LAPACKE), so they are declared here, by LAPACK's documentation: all
// arguments by address, and behind them the length of every text.
#include <stddef.h>
typedef const char *cnumerics_text;
typedef const int *cnumerics_in;
#define CNUMERICS_LAPACK(real, p)                                                                  \
  void p##potrf_(cnumerics_text uplo, cnumerics_in n, real *a, cnumerics_in lda, int *info,        \
                 size_t);                                                                          \
  void p##potrs_(cnumerics_text uplo, cnumerics_in n, cnumerics_in columns, const real *a,         \
                 cnumerics_in lda, real *b, cnumerics_in ldb, int *info, size_t);                  \
  void p##pocon_(cnumerics_text uplo, cnumerics_in n, const real *a, cnumerics_in lda,             \
                 const real *norm, real *rcond, real *work, int *iwork, int *info, size_t);        \
  void p##getrf_(cnumerics_in m, cnumerics_in n, real *a, cnumerics_in lda, int *pivots,           \
                 int *info);                                                                       \
  void p##getrs_(cnumerics_text trans, cnumerics_in n, cnumerics_in columns, const real *a,        \
                 cnumerics_in lda, const int *pivots, real *b, cnumerics_in ldb, int *info,        \
                 size_t);                                                                          \
  void p##gecon_(cnumerics_text norm_kind, cnumerics_in n, const real *a, cnumerics_in lda,        \
                 const real *norm, real *rcond, real *work, int *iwork, int *info, size_t);        \
  void p##geqrf_(cnumerics_in m, cnumerics_in n, real *a, cnumerics_in lda, real *tau, real *work, \
                 cnumerics_in lwork, int *info);                                                   \
  void p##ormqr_(cnumerics_text side, cnumerics_text trans, cnumerics_in m, cnumerics_in n,        \
                 cnumerics_in k, const real *a, cnumerics_in lda, const real *tau, real *c,        \
                 cnumerics_in ldc, real *work, cnumerics_in lwork, int *info, size_t, size_t);     \
  void p##trcon_(cnumerics_text norm_kind, cnumerics_text uplo, cnumerics_text diag,               \
                 cnumerics_in n, const real *a, cnumerics_in lda, real *rcond, real *work,         \
                 int *iwork, int *info, size_t, size_t, size_t);
CNUMERICS_LAPACK(float, s)
CNUMERICS_LAPACK(double, d)
#undef CNUMERICS_LAPACK

#endif
