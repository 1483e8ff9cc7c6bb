import CNumerics

// The normal distribution around 0, from GSL. The callers check the parameters.

func gaussianDensity(_ deviation: Double, _ standardDeviation: Double) -> Double {
  GSL.start()
  return gsl_ran_gaussian_pdf(deviation, standardDeviation)
}

func gaussianCumulative(_ deviation: Double, _ standardDeviation: Double) -> Double {
  GSL.start()
  return gsl_cdf_gaussian_P(deviation, standardDeviation)
}

func gaussianQuantile(_ probability: Double, _ standardDeviation: Double) -> Double {
  GSL.start()
  return gsl_cdf_gaussian_Pinv(probability, standardDeviation)
}
