import CKernels
import NumericsEngine

/// The code of ``DropoutMask``: one uniform number of the Philox sequence for every element.
///
/// The key's upper half holds the node and the number of runs that drew before, so that no two masks
/// share numbers; the position in the sequence is the element's.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
func maskKernel<Scalar: TensorScalar>(_ type: Scalar.Type, stream: Int, count: Int) -> Kernel {
  Kernel { arguments in
    let keep = arguments.input(0, Scalar.self).pointee
    let mask = arguments.output(Scalar.self)
    let state = arguments.state.pointee
    let key = kernel_philox_key(low: state.seed, high: UInt64(stream) << 40 ^ state.draws)
    let scale = 1 / keep
    parallel(count: count, grain: 1 << 13) { range in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 128) { block in
        guard let numbers = block.baseAddress else { return }
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 128) {
          let length = min(128, range.upperBound - start)
          kernel_philox_uniform(key, UInt64(start), length, 0, 1, 1, numbers, false)
          for i in 0..<length {
            mask[start + i] = numbers[i] < Double(keep) ? scale : 0
          }
        }
      }
    }
  }
}
