import NumericsEngine

/// The result of a kernel on its own, of row-major inputs, as a new array.
func result<Scalar: TensorScalar>(
  of kernel: Kernel, _ inputs: [NDArray<Scalar>], _ shape: [Int], _ state: inout RunState
) -> NDArray<Scalar> {
  withExtendedLifetime(inputs) {
    result(of: kernel, at: inputs.map(\.address), shape, &state)
  }
}

/// The result of a kernel on its own, of inputs at some addresses, as a new array.
func result<Scalar: TensorScalar>(
  of kernel: Kernel, at inputs: [UnsafeMutableRawPointer], _ shape: [Int], _ state: inout RunState
) -> NDArray<Scalar> {
  let workspace = UnsafeMutableRawPointer.allocate(
    byteCount: max(64, kernel.workspace), alignment: 64)
  defer { workspace.deallocate() }
  return withUnsafeMutablePointer(to: &state) { state in
    NDArray(shape: shape) { result in
      var places = [UnsafeMutableRawPointer(result), workspace] + inputs
      places.withUnsafeMutableBufferPointer {
        if let base = $0.baseAddress {
          kernel.run(Kernel.Arguments(places: base, state: state))
        }
      }
    }
  }
}

extension NDArray {
  /// Where the elements of a row-major array lie, as long as it lives; kernels only read there.
  var address: UnsafeMutableRawPointer {
    read { UnsafeMutableRawPointer(mutating: $0) }
  }
}
