import CKernels

/// The Gaussian error linear unit of every element: x times the probability that a standard normal
/// number is below it.
///
/// ```
/// y = x · Φ(x)        Φ(x) = erfc(−x / √2) / 2
/// ```
/// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016, §2; not its tanh approximation.
public func gelu<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  x.graph.made(at: SourcePlace(fileID, line), in: "gelu") { x * x.applying(NormalCDF()) }
}

/// ```
/// y = Φ(x)        ∂y/∂x = e^(−x²/2) / √(2π)
/// ```
struct NormalCDF: ElementwiseOperation {
  let name = "normalCDF"
  var step: kernel_step_kind { kernel_step_normal_cdf }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    let x = call.inputs[0]
    return upstream * (Scalar(0.398_942_280_401_432_677_94) * exp(-0.5 * (x * x)))
  }
}
