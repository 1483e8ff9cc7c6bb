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

#endif
