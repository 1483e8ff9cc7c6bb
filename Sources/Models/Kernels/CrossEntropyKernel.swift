import CKernels
import NumericsEngine

/// Turns the scores of some rows into their residuals, and returns the sum of their losses.
///
/// ```
/// residual = p − onehot(label)       loss = −ln p[label]
/// ```
/// where p is the softmax of `scores + intercepts`, or for a single output the sigmoid.
/// - Parameters:
///   - scores: `[rows, outputs]` without the intercepts; afterwards the residuals.
///   - intercepts: `[outputs]`
///   - labels: `[rows]`, each below the number of outputs, or 0 and 1 for a single output.
///   - sums: `[outputs]`; the sums of the residuals over the rows are added to it.
/// - Complexity: O(*rows · outputs*)
func crossEntropy<Scalar: RealElement>(
  _ scores: inout NDArray<Scalar>, intercepts: NDArray<Scalar>, labels: ArraySlice<Int>,
  addingResidualsTo sums: inout NDArray<Scalar>
) -> Double {
  let (rows, outputs) = (scores.shape[0], scores.shape[1])
  precondition(labels.count == rows && sums.count == outputs && intercepts.count == outputs)
  return labels.withUnsafeBufferPointer { labels in
    guard let labels = labels.baseAddress else { return 0 }
    return intercepts.contiguous().read { intercepts in
      scores.write { scores, _ in
        sums.write { sums, _ in
          run(scores, intercepts, labels, rows, outputs, sums)
        }
      }
    }
  }
}

/// Calls the kernel of the type.
private func run<Scalar: RealElement>(
  _ scores: UnsafeMutablePointer<Scalar>, _ intercepts: UnsafePointer<Scalar>,
  _ labels: UnsafePointer<Int>, _ rows: Int, _ outputs: Int, _ sums: UnsafeMutablePointer<Scalar>
) -> Double {
  func typed<Other>(_ pointer: UnsafeMutablePointer<Scalar>, _: Other.Type)
    -> UnsafeMutablePointer<Other>
  { UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Other.self) }
  let fixed = UnsafeMutablePointer(mutating: intercepts)

  // There are no other types than these two.
  if Scalar.self == Float.self {
    let (scores, intercepts, sums) = (
      typed(scores, Float.self), typed(fixed, Float.self), typed(sums, Float.self)
    )
    return outputs == 1
      ? kernel_binary_cross_entropy_f32(scores, intercepts[0], labels, rows, sums)
      : kernel_cross_entropy_f32(scores, intercepts, labels, rows, outputs, sums)
  }
  let (scores, intercepts, sums) = (
    typed(scores, Double.self), typed(fixed, Double.self), typed(sums, Double.self)
  )
  return outputs == 1
    ? kernel_binary_cross_entropy_f64(scores, intercepts[0], labels, rows, sums)
    : kernel_cross_entropy_f64(scores, intercepts, labels, rows, outputs, sums)
}
